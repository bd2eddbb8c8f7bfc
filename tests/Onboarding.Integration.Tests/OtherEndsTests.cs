using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests;

/// <summary>Whole runs that do not go straight: one that leaves the vendor, one whose pilot and operations get a second chance.</summary>
[Collection(WholeRunTests.Name)]
public sealed class OtherEndsTests
{
    [Fact]
    public async Task A_run_whose_scope_was_adjusted_in_vain_exits_in_good_order()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(WholeRunTests.Start, ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await PlayedRun.StartAsync(api, inbox, "Exit");
        var played = new ClockedRun(api, run, choiceAt: (gate, _) => gate switch
        {
            "pilot-review-30" => "adjust-scope",
            "pilot-review-60" => "exit",
            _ => null,
        });

        await played.PlayUntilAsync("the pilot", view => view["stage"]!.ToString() == "pilot");
        await ExpectPlanToBeFixedAsync(api, run);
        await ExpectCertificationsToBeCountedOnceAsync(api, run);
        await played.PlayUntilAsync("the scope to be open", view => view["waitsFor"]?.ToString().StartsWith("The scope is being adjusted", StringComparison.Ordinal) == true);
        await AdjustAsync(api, run);
        await ExpectReadingsToBeCountedOnceAsync(api, run);
        await played.PlayToTheEndAsync();

        var ended = await run.ViewAsync();
        Assert.Equal("exited", ended["status"]!.ToString());
        Assert.Equal(
            ["requirements", "shortlist", "contract", "integration", "training", "pilot", "exit"],
            ended["stages"]!.AsArray().Select(stage => stage!["id"]!.ToString()));
        Assert.Equal(["pilot-review-30:adjust-scope", "pilot-review-60:exit", "exit:approve"], (await DecisionsAsync(run)).Skip(5));
        Assert.Contains("Returns of customers in Great Britain", (await run.LastRoundAsync("pilot-review-60"))["question"]!.ToString(), StringComparison.Ordinal);
        var criteria = (await api.GetAsync(ended["links"]!["pilotCriteria"]!.ToString())).Expect(HttpStatusCode.OK).Body;
        Assert.Equal((PlaybookFacts.Kpis.Count, "obrienFleming"), (criteria["kpis"]!.AsArray().Count, criteria["spending"]!.ToString()));
        await ExpectWholeAuditAsync(run, "pilot.adjusted", PlaybookFacts.Playbook.Exit.Items.Count);
        await ExpectHandOverAsync(api, inbox, run, ended);
    }

    [Fact]
    public async Task A_pilot_of_60_days_that_is_extended_scales_up_with_a_corrective_plan_and_a_later_review_leaves_the_vendor()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(WholeRunTests.Start, ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await PlayedRun.StartAsync(api, inbox, "Extended");
        var played = new ClockedRun(api, run, pilotDays: 60, (gate, round) => gate switch
        {
            "pilot-review-60" => "extend",
            "operations-review" when round == 1 => "corrective-plan",
            "operations-review" => null,
            _ when gate.StartsWith("operations-review", StringComparison.Ordinal) => "exit",
            _ => null,
        });

        await played.PlayUntilAsync("operations", view => view["stage"]!.ToString() == "operations");
        var whole = await FirstWholeMonthAsync(run);
        await PutCostsAsync(api, run, (whole.AddMonths(-2), 90_000), (whole.AddMonths(-1), 120_000), (whole, 400_000));
        await played.PlayUntilAsync("the corrective plan", view => view["waitsFor"]?.ToString().StartsWith("Changes to", StringComparison.Ordinal) == true);
        await ExpectPlanToBeMissingAsync(api, run);
        await played.PlayToTheEndAsync();

        Assert.Equal("scaledUp", (await run.ViewAsync())["status"]!.ToString());
        Assert.Equal(
            [
                "pilot-review-30:continue", "pilot-review-60:extend", "pilot-review-90:scale-up", "scale-up:approve",
                "operations-review:corrective-plan", "operations-review:keep",
            ],
            (await DecisionsAsync(run)).Skip(5));
        await ExpectReviewsOfOperationsAsync(run, whole);
        await ExpectWholeAuditAsync(run, "pilot.extended", 0);

        await played.PlayUntilAsync("its exit from operations", view => view["status"]!.ToString() == "exited");
        await ExpectBothNewsAsync(api, run);
    }

    private static async Task ExpectPlanToBeFixedAsync(Api api, PlayedRun run) => (await api.PutAsync($"{run.Path}/pilot-plan", Sample.PilotPlan(ClockedRun.PilotStart)))
        .ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");

    private static async Task ExpectPlanToBeMissingAsync(Api api, PlayedRun run)
    {
        var submitted = await api.PostAsync($"{run.Path}/stages/operations/submit", StageData.Submission("operations"));
        var plan = (await api.GetAsync($"{run.Path}/actions")).Items.Single(action => action!["status"]!.ToString() == "open");

        Assert.Contains(plan!["id"]!.ToString(), Assert.Single(submitted.ExpectProblem(HttpStatusCode.Conflict, "not-ready")["missing"]!.AsArray())!.ToString(), StringComparison.Ordinal);
    }

    private static async Task ExpectHandOverAsync(Api api, Inbox inbox, PlayedRun run, JsonNode ended)
    {
        var successor = ended["handedOverTo"]!.ToString();
        var taken = new PlayedRun(api, inbox, successor);
        await taken.WaitForStageAsync("contract", "preparing");
        var view = await taken.ViewAsync();
        var vendor = Assert.Single((await api.GetAsync($"{taken.Path}/vendors")).Items)!;

        Assert.Equal((run.Id, StageData.Vendors[1]), (view["handedOverFrom"]!.ToString(), view["vendor"]!.ToString()));
        Assert.Equal((StageData.Vendors[1], 2), (vendor["id"]!.ToString(), vendor["ranking"]!["evaluators"]!.GetValue<int>()));
        Assert.Equal((await api.GetAsync($"{run.Path}/request")).Text, (await api.GetAsync($"{taken.Path}/request")).Text);
        Assert.Equal(successor, (await api.PostAsync($"{run.Path}/handover", new JsonObject())).Expect(HttpStatusCode.Accepted)["id"]);
        Assert.Single(await run.KindsAsync(), "run.handed-over");
        Assert.Single(await taken.KindsAsync(), "run.took-over");

        // It goes on by itself: its orchestration was started with it.
        await StageData.HandInAsync(api, taken.Path, "contract", ClockedRun.PilotStart);
        await taken.SubmitAsync("contract");
        await taken.WaitForAsync("its contract gate", one => one["waitsFor"]?.ToString().Contains("being decided", StringComparison.Ordinal) == true);
    }

    private static async Task AdjustAsync(Api api, PlayedRun run)
    {
        var plan = Sample.PilotPlan(ClockedRun.PilotStart);
        plan["segment"] = "Returns of customers in Great Britain";
        var longer = plan.DeepClone();
        longer["lengthDays"] = 60;
        var uncertified = plan.DeepClone();
        uncertified["staffing"]![0]!["agents"] = 4;

        Assert.NotNull((await api.PutAsync($"{run.Path}/pilot-plan", longer)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["lengthDays"]);
        Assert.NotNull((await api.PutAsync($"{run.Path}/pilot-plan", uncertified)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["staffing[0].agents"]);
        (await api.PutAsync($"{run.Path}/pilot-plan", plan)).Expect(HttpStatusCode.OK);
    }

    private static async Task ExpectCertificationsToBeCountedOnceAsync(Api api, PlayedRun run)
    {
        var known = await api.PostAsync($"{run.Path}/certifications", Sample.Certifications(ClockedRun.PilotStart, "LW-1", "LW-2"));
        var third = await api.PostAsync($"{run.Path}/certifications", Sample.Certifications(ClockedRun.PilotStart, "LW-2", "LW-3"));

        Assert.Equal("0", known.Expect(HttpStatusCode.OK)["accepted"]);
        Assert.Equal($"{PlaybookFacts.Modules.Count}", third.Expect(HttpStatusCode.OK)["accepted"]);
    }

    private static async Task ExpectReadingsToBeCountedOnceAsync(Api api, PlayedRun run)
    {
        var lines = SampleReadings.Of(ClockedRun.PilotStart).ToList();
        lines[0] = lines[0].Replace("export", "corrected export", StringComparison.Ordinal);

        for (var expected = 1; expected >= 0; expected--)
        {
            var answer = await api.PostTextAsync($"{run.Path}/readings", $"{SampleReadings.Header}\n{string.Join('\n', lines)}\n", "text/csv");
            Assert.Equal($"{expected}", answer.Expect(HttpStatusCode.OK)["accepted"]);
        }
    }

    // Everybody is told twice, under keys of their own: that the onboarding is complete, and that the vendor has left.
    private static async Task ExpectBothNewsAsync(Api api, PlayedRun run)
    {
        Assert.Equal("exit", (await run.ViewAsync())["stages"]!.AsArray()[^1]!["id"]!.ToString());
        await Eventually.HoldsAsync(
            async () => (await NewsAsync(api, run)) is var news && news.CountBy(mail => mail.To).All(one => one.Value == 2)
                && news.Any(mail => mail.Subject.StartsWith("Exited", StringComparison.Ordinal))
                && news.Any(mail => mail.Subject.StartsWith("Scaled up", StringComparison.Ordinal)),
            "both news to be sent to everybody");
    }

    private static async Task<IReadOnlyList<(string To, string Subject)>> NewsAsync(Api api, PlayedRun run) =>
        [.. (await api.GetAsync($"{run.Path}/mails")).Items
            .Where(mail => mail!["kind"]!.ToString() == "run-ended" && mail["state"]!.ToString() == "sent")
            .Select(mail => (mail!["to"]!.ToString(), mail["subject"]!.ToString()))];

    private static async Task<DateOnly> FirstWholeMonthAsync(PlayedRun run)
    {
        var entered = (await run.TimelineAsync())["items"]!.AsArray()
            .Single(item => item!["kind"]!.ToString() == "stage.entered" && item["stage"]!.ToString() == "operations");
        var began = DateOnly.FromDateTime(entered!["at"]!.GetValue<DateTimeOffset>().UtcDateTime);
        return began.Day == 1 ? began : new DateOnly(began.Year, began.Month, 1).AddMonths(1);
    }

    private static async Task PutCostsAsync(Api api, PlayedRun run, params (DateOnly Month, int Amount)[] costs)
    {
        foreach (var (month, amount) in costs)
            (await api.PutAsync($"{run.Path}/costs/{Written(month)}", new JsonObject { ["amount"] = amount })).Expect(HttpStatusCode.OK);
    }

    private static string Written(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static async Task ExpectReviewsOfOperationsAsync(PlayedRun run, DateOnly whole)
    {
        var rounds = (await run.GatesAsync()).Where(gate => gate!["id"]!.ToString() == "operations-review" && gate["status"]!.ToString() == "decided").ToList();
        var cost = rounds[0]!["figures"]!.AsArray()[^1]!;

        Assert.Equal("corrective-plan", rounds[0]!["recommendation"]!.ToString());
        Assert.Equal("fail", cost["verdict"]!.ToString());
        Assert.Contains($"GBP 400,000, mean of {Written(whole)} (", cost["value"]!.ToString(), StringComparison.Ordinal);
        Assert.Null(rounds[0]!["note"]);
        Assert.Equal(StageData.CorrectivePlan, rounds[1]!["note"]!.ToString());
    }

    // On a machine that is busy elsewhere a round may expire; a further one follows.
    private static async Task<IEnumerable<string>> DecisionsAsync(PlayedRun run) =>
        (await run.GatesAsync()).Where(gate => gate!["status"]!.ToString() == "decided").Select(gate => $"{gate!["id"]}:{gate["outcome"]!["choice"]}");

    private static async Task ExpectWholeAuditAsync(PlayedRun run, string once, int exitItems)
    {
        var timeline = await run.TimelineAsync();
        var items = timeline["items"]!.AsArray();

        Assert.Equal("intact", timeline["chain"]!.ToString());
        Assert.Single(items, item => item!["kind"]!.ToString() == once);
        Assert.Equal(exitItems, items.Count(item => item!["kind"]!.ToString() == "item.done" && item["stage"]!.ToString() == "exit"));
        Assert.DoesNotContain(items, item => item!["kind"]!.ToString() is "run.failed" or "mail.failed");
    }
}
