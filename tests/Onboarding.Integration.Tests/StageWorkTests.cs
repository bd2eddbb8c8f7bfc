using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests;

[Collection(SharedAppTests.Name)]
public sealed class StageWorkTests(SharedApp app)
{
    [Fact]
    public async Task Work_for_another_stage_is_refused_with_what_the_run_waits_for()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Wrong stage");
        var view = await run.WaitForAsync("a stage", view => view["waitsFor"] is not null);
        var refused = new[]
        {
            await api.PutAsync($"{run.Path}/vendors/lanternway", Sample.Vendor("lanternway")),
            await api.PutAsync($"{run.Path}/vendors/lanternway/answers", Sample.Answers()),
            await api.PutAsync($"{run.Path}/vendors/lanternway/offer", Sample.Offer()),
            await api.PutAsync($"{run.Path}/checklists/contract/scope", new JsonObject { ["status"] = "done", ["evidence"] = "file:1" }),
            await api.PutAsync($"{run.Path}/migrations/open-tickets", Sample.Batch()),
            await api.PostAsync($"{run.Path}/certifications", Sample.Certifications(new DateOnly(2027, 5, 10), "LW-1")),
            await api.PutAsync($"{run.Path}/pilot-plan", Sample.PilotPlan(new DateOnly(2027, 5, 10))),
            await api.PostTextAsync($"{run.Path}/readings", $"{SampleReadings.Header}\n{SampleReadings.Of(new DateOnly(2026, 5, 11)).First()}", "text/csv"),
            await api.PutAsync($"{run.Path}/costs/2026-09", new JsonObject { ["amount"] = 1 }),
            await api.PostAsync($"{run.Path}/stages/training/submit", new JsonObject()),
        };

        Assert.All(refused, answer =>
            Assert.Equal(view["waitsFor"]!.ToString(), answer.ExpectProblem(HttpStatusCode.Conflict, "wrong-stage")["waitsFor"]!.ToString()));
    }

    [Fact]
    public async Task The_shortlist_takes_vendors_and_scores_and_ranks_them()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Ranked");
        await run.AdvanceToAsync("shortlist");

        await StageData.HandInAsync(api, run.Path, "shortlist", default);
        var vendors = (await api.GetAsync($"{run.Path}/vendors")).Expect(HttpStatusCode.OK).Items;

        Assert.Equal(StageData.Vendors.Count, vendors.Count);
        var ranked = vendors.Where(vendor => vendor!["ranking"] is not null).ToList();
        Assert.Equal(Enumerable.Range(1, ranked.Count), ranked.Select(vendor => vendor!["ranking"]!["rank"]!.GetValue<int>()));
        Assert.All(ranked, vendor => Assert.Equal(StageData.Evaluators.Count, vendor!["ranking"]!["evaluators"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_scorecard_names_unknown_and_missing_criteria_and_scores_out_of_range_at_once()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Scores");
        await run.AdvanceToAsync("shortlist");
        var vendor = Sample.Vendor("lanternway");
        (await api.PutAsync($"{run.Path}/vendors/{vendor["id"]}", vendor)).Expect(HttpStatusCode.OK);

        var outOfRange = await api.PutAsync($"{run.Path}/vendors/{vendor["id"]}/scorecards/jun.wang",
            new JsonObject { ["scores"] = new JsonObject { ["price"] = 6, ["security"] = "good" } });
        var unknown = await api.PutAsync($"{run.Path}/vendors/{vendor["id"]}/scorecards/jun.wang",
            new JsonObject { ["scores"] = new JsonObject { ["price"] = 5, ["charm"] = 5 } });

        var ranges = outOfRange.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject();
        Assert.Equal(["scores.price", "scores.security"], ranges.Select(error => error.Key).Order(StringComparer.Ordinal));
        var ids = unknown.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject();
        Assert.NotNull(ids["scores.charm"]);
        Assert.NotNull(ids["scores.security"]);
        Assert.Null(ids["scores.price"]);
    }

    [Fact]
    public async Task What_the_path_says_the_body_may_repeat_but_not_contradict()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Contradiction");
        await run.AdvanceToAsync("shortlist");
        var vendor = Sample.Vendor("lanternway");

        var contradicting = await api.PutAsync($"{run.Path}/vendors/another", vendor);

        Assert.NotNull(contradicting.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["id"]);
        (await api.PutAsync($"{run.Path}/vendors/{vendor["id"]}", vendor)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stage_that_is_not_ready_names_everything_that_is_missing()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Not ready");
        await run.AdvanceToAsync("contract");

        var problem = (await api.PostAsync($"{run.Path}/stages/contract/submit", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "not-ready");

        var open = (await api.GetAsync($"{run.Path}/checklists/contract")).Expect(HttpStatusCode.OK).Items
            .Count(item => item!["required"]!.GetValue<bool>() && item["status"]!.ToString() == "open");
        Assert.Equal(open, problem["missing"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_checklist_item_that_is_done_or_waived_needs_its_proof()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Checklist");
        await run.AdvanceToAsync("contract");
        var item = (await api.GetAsync($"{run.Path}/checklists/contract")).Items[0]!["id"]!.ToString();

        var done = await api.PutAsync($"{run.Path}/checklists/contract/{item}", new JsonObject { ["status"] = "done" });
        var waived = await api.PutAsync($"{run.Path}/checklists/contract/{item}", new JsonObject { ["status"] = "waived" });

        Assert.NotNull(done.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["evidence"]);
        Assert.NotNull(waived.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["waiverReason"]);
        (await api.GetAsync($"{run.Path}/checklists/moon")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Submitting_twice_is_answered_the_same_and_asks_once()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Twice");
        await run.WaitForStageAsync("requirements", "preparing");

        var first = (await api.PostAsync($"{run.Path}/stages/requirements/submit", new JsonObject())).Expect(HttpStatusCode.Accepted);
        var second = (await api.PostAsync($"{run.Path}/stages/requirements/submit", new JsonObject())).Expect(HttpStatusCode.Accepted);
        await run.AskedAsync("requirements");

        Assert.Equal(first.Text, second.Text);
        Assert.Single(await run.KindsAsync(), "stage.submitted");
        Assert.Single(await run.KindsAsync(), "gate.opened");
        var other = (await api.PostAsync($"{run.Path}/stages/requirements/submit", new JsonObject { ["note"] = "Another note." }))
            .ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
        Assert.Contains("another note", other["detail"]!.ToString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(other["waitsFor"]!.ToString()));
    }

    [Fact]
    public async Task Stage_data_are_locked_while_people_decide_on_them()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Locked");
        await run.AdvanceToAsync("shortlist");
        await StageData.HandInAsync(api, run.Path, "shortlist", default);
        await run.SubmitAsync("shortlist");
        var vendor = Sample.Vendor("lanternway");

        var late = await api.PutAsync($"{run.Path}/vendors/{vendor["id"]}", vendor);

        Assert.False(string.IsNullOrEmpty(late.ExpectProblem(HttpStatusCode.Conflict, "wrong-stage")["waitsFor"]!.ToString()));
    }

    [Fact]
    public async Task A_cancelled_run_stays_cancelled_and_its_links_say_so()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Cancelled");
        await run.SubmitAsync("requirements");
        var link = await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]);

        var reason = new JsonObject { ["reason"] = "The budget is gone." };
        var first = (await api.PostAsync($"{run.Path}/cancel", reason.DeepClone())).Expect(HttpStatusCode.Accepted);
        var second = (await api.PostAsync($"{run.Path}/cancel", reason.DeepClone())).Expect(HttpStatusCode.Accepted);
        var page = await visitor.OpenAsync(link);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal("cancelled", (await run.ViewAsync())["status"]!.ToString());
        Assert.Single(await run.KindsAsync(), "run.cancelled");
        Assert.False(page.HasForm);
        Assert.Contains("because the onboarding was cancelled: The budget is gone.", page.Text, StringComparison.Ordinal);
        (await api.PostAsync($"{run.Path}/stages/requirements/submit", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
        (await api.PostAsync($"{run.Path}/cancel", new JsonObject())).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");
        await ExpectEverybodyToldOnceAsync(api, run);
    }

    private async Task ExpectEverybodyToldOnceAsync(Api api, PlayedRun run)
    {
        var people = Sample.Request("")["people"]!.AsArray().Select(person => person!["email"]!.ToString()).Order(StringComparer.Ordinal).ToList();
        await Eventually.HoldsAsync(async () => (await ToldAsync(run)).Count >= people.Count, "everybody to be told of the end");
        Assert.Equal(people, (await ToldAsync(run)).Select(letter => letter.To).Order(StringComparer.Ordinal));
        await Eventually.HoldsAsync(
            async () => (await api.GetAsync($"{run.Path}/mails")).Items.All(mail => mail!["state"]!.ToString() is "sent" or "notNeeded"), "every mail to be settled");
    }

    private async Task<IReadOnlyList<Inbox.Letter>> ToldAsync(PlayedRun run) =>
        [.. (await app.Inbox.OfAsync(run.Id)).Where(letter => letter.Key.Contains(":run-ended:", StringComparison.Ordinal))];
}
