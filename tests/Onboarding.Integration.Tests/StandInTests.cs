using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests;

/// <summary>Somebody else answers: as the project manager says, as an approver says, or as an approver was silent.</summary>
[Collection(SharedAppTests.Name)]
public sealed class StandInTests(SharedApp app)
{
    private const string Oliver = "oliver.grant@harbour-pine.example";
    private const string Jun = "jun.wang@harbour-pine.example";
    private const string Helen = "helen.marsh@harbour-pine.example";
    private const string Daniel = "daniel.okafor@harbour-pine.example";
    private const string Sarah = "sarah.whitcombe@harbour-pine.example";

    [Fact]
    public async Task An_approver_gives_their_part_to_somebody_who_then_decides_in_their_place()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Delegated");
        var link = await run.LinkAsync("requirements", Oliver);
        var page = await visitor.OpenAsync(new Uri(link, link.AbsolutePath + "/delegate"));

        var asItStands = await visitor.SubmitAsync(page);
        var passed = await visitor.SubmitAsync(page, ("delegateTo", Sarah), ("until", "2020-01-01"), ("reason", "On leave"));
        var given = await visitor.SubmitAsync(page, ("delegateTo", Sarah), ("until", InAWeek), ("reason", "On leave"));
        var late = await api.PostAsync(link.AbsolutePath, new JsonObject { ["choice"] = "approve" });

        Assert.Equal(HttpStatusCode.BadRequest, asItStands.Status);
        Assert.Contains("This day is over", passed.Alert, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, given.Status);
        Assert.Contains("because your part was given to Sarah Whitcombe", given.Text, StringComparison.Ordinal);
        Assert.False((await visitor.OpenAsync(link)).HasForm);
        late.ExpectProblem(HttpStatusCode.Conflict, "gate-closed");
        foreach (var person in new[] { Helen, Jun, Sarah }) await visitor.DecideAsync(await run.LinkAsync("requirements", person), "approve");

        var round = await DecidedAsync(run);
        Assert.Equal(["Helen Marsh", "Jun Wang", "Sarah Whitcombe"], round["outcome"]!["decidedBy"]!.AsArray().Select(name => name!.ToString()).Order());
        Assert.Equal("delegated", StateOf(round, "Oliver Grant"));
        var kinds = await run.KindsAsync();
        Assert.Single(kinds, "gate.delegated");
        Assert.Single(kinds, "absence.recorded");
    }

    [Fact]
    public async Task A_recorded_absence_hands_over_the_open_gate_at_once_and_the_absent_person_is_told()
    {
        using var api = app.Api();
        var run = await InReviewAsync(api, "Away");
        var absence = new JsonObject { ["from"] = "2020-01-01", ["until"] = InAWeek, ["delegateTo"] = Sarah };

        var first = await api.PutAsync($"{run.Path}/people/{Oliver}/absence", absence);
        var again = await api.PutAsync($"{run.Path}/people/{Oliver}/absence", absence);

        Assert.Equal(first.Expect(HttpStatusCode.OK)["delegateName"], again.Expect(HttpStatusCode.OK)["delegateName"]);
        Assert.Equal("delegated", StateOf(await run.LastRoundAsync("requirements"), "Oliver Grant"));
        Assert.NotNull(await run.LinkAsync("requirements", Sarah));
        await Eventually.HoldsAsync(
            async () => (await app.Inbox.OfAsync(run.Id)).Any(letter => letter.To == Oliver && letter.Subject.StartsWith("Sarah Whitcombe is asked", StringComparison.Ordinal)), "the news to Oliver");
        Assert.Single(await run.KindsAsync(), "absence.recorded");
    }

    [Fact]
    public async Task An_absence_that_leaves_nobody_to_answer_is_refused_with_the_field()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Circle");
        (await api.PutAsync($"{run.Path}/people/{Oliver}/absence", Absence(Sarah))).Expect(HttpStatusCode.OK);

        var circle = await api.PutAsync($"{run.Path}/people/{Sarah}/absence", Absence(Oliver));
        var self = await api.PutAsync($"{run.Path}/people/{Helen}/absence", Absence(Helen));
        var stranger = await api.PutAsync($"{run.Path}/people/{Helen}/absence", Absence("nobody@harbour-pine.example"));
        var unknown = await api.PutAsync($"{run.Path}/people/nobody@harbour-pine.example/absence", Absence(Helen));
        var turned = await api.PutAsync($"{run.Path}/people/{Helen}/absence", new JsonObject { ["from"] = "2026-03-02", ["until"] = "2026-03-01", ["delegateTo"] = Sarah });

        foreach (var answer in new[] { circle, self, stranger })
            Assert.NotNull(answer.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["delegateTo"]);
        unknown.ExpectProblem(HttpStatusCode.NotFound, "not-found");
        Assert.NotNull(turned.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["until"]);
    }

    [Fact]
    public async Task Hours_and_deputies_of_a_request_are_checked_with_their_place()
    {
        using var api = app.Api();
        var request = Sample.Request("Hours");
        request["people"]![0]!["deputy"] = "nobody@harbour-pine.example";
        request["people"]![1]!["workingHours"] = new JsonObject { ["days"] = new JsonArray("sunday", "monday"), ["from"] = "09:00", ["to"] = "08:00" };
        var deputyOnly = Sample.Request("Deputy");
        deputyOnly["people"]![0]!["deputy"] = "nobody@harbour-pine.example";

        var hours = await api.PostAsync(Api.Runs, request);
        var deputy = await api.PostAsync(Api.Runs, deputyOnly);

        Assert.NotNull(hours.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["people[1].workingHours.to"]);
        Assert.NotNull(deputy.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["people[0].deputy"]);
    }

    [Fact]
    public async Task Silence_after_the_due_date_is_taken_to_the_deputy_whose_answer_decides()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var slow = await AppProcess.StartAsync(stack, new DemoClock(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        using var visitor = new Visitor();
        var request = Sample.Request("Escalated");
        request["people"]!.AsArray().Single(person => person!["email"]!.ToString() == Oliver)!["deputy"] = Daniel;
        var run = new PlayedRun(api, inbox, (await api.PostAsync(Api.Runs, request)).Expect(HttpStatusCode.Accepted)["id"]!);
        await run.SubmitAsync("requirements");
        await run.AskedAsync("requirements");
        foreach (var person in new[] { Helen, Jun }) await visitor.DecideAsync(await run.LinkAsync("requirements", person), "approve");

        // A business day takes some four seconds: slow enough to be stopped before the gate closes.
        (await api.PutAsync("admin/clock", new JsonObject { ["scale"] = 20_000 })).Expect(HttpStatusCode.OK);
        await Eventually.HoldsAsync(
            async () => (await run.LastRoundAsync("requirements"))["approvals"]!.AsArray().Any(one => one!["name"]!.ToString() == "Daniel Okafor"), "the deputy to be asked");
        (await api.PutAsync("admin/clock", new JsonObject { ["scale"] = ClockedRun.Slow })).Expect(HttpStatusCode.OK);
        var decided = await visitor.DecideAsync(await run.LinkAsync("requirements", Daniel), "approve");

        Assert.Equal(HttpStatusCode.OK, decided.Status);
        var round = await DecidedAsync(run);
        Assert.Contains("Daniel Okafor", round["outcome"]!["decidedBy"]!.AsArray().Select(name => name!.ToString()));
        Assert.Equal("replaced", StateOf(round, "Oliver Grant"));
        Assert.Contains("because Daniel Okafor answered in your place", (await visitor.OpenAsync(await run.LinkAsync("requirements", Oliver))).Text, StringComparison.Ordinal);
        Assert.Contains(await inbox.OfAsync(run.Id), letter => letter.To == Oliver && letter.Text.Contains("You can still answer", StringComparison.Ordinal));
        Assert.Contains("gate.escalated", await run.KindsAsync());
    }

    private static string InAWeek => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Absence(string delegateTo) => new() { ["from"] = "2020-01-01", ["until"] = InAWeek, ["delegateTo"] = delegateTo };

    private static string StateOf(JsonNode round, string name) =>
        round["approvals"]!.AsArray().Single(one => one!["name"]!.ToString() == name)!["state"]!.ToString();

    private static Task<JsonNode> DecidedAsync(PlayedRun run) => Eventually.FoundAsync(
        async () => await run.LastRoundAsync("requirements") is var round && round["status"]!.ToString() == "decided" ? round : null, "the decision");

    private async Task<PlayedRun> InReviewAsync(Api api, string title)
    {
        var run = await PlayedRun.StartAsync(api, app.Inbox, title);
        await run.SubmitAsync("requirements");
        await run.AskedAsync("requirements");
        return run;
    }
}
