using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

/// <summary>Playbook overseas-service: the vendor's language is not good enough, and the one that stands by takes over.</summary>
[Collection(WholeRunTests.Name)]
public sealed class OverseasServiceTests
{
    private const string Kpi = "language-quality";
    private const string Reason = "The language did not recover with the smaller scope; our customers in Germany do not wait for another month.";

    private static readonly PlaybookFacts Overseas = PlaybookFacts.Of("overseas-service");

    [Fact]
    public async Task A_run_whose_scope_was_adjusted_in_vain_exits_in_good_order_and_the_reserve_vendor_takes_over()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(WholeRunTests.Start, ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await PlayedRun.StartAsync(api, inbox, "Customer service for three countries", Overseas);
        var played = new ClockedRun(api, run, choiceAt: ChoiceAt, readingsOf: FallingInTheThirdWeek, commentAt: choice => choice == "exit" ? Reason : null);

        await played.PlayUntilAsync("the pilot", view => view["stage"]!.ToString() == "pilot");
        await ExpectPlanToBeFixedAsync(api, run);
        await ExpectCertificationsToBeCountedOnceAsync(api, run);
        await played.PlayUntilAsync("the scope to be open", view => view["waitsFor"]?.ToString().StartsWith("The scope is being adjusted", StringComparison.Ordinal) == true);
        await AdjustAsync(api, run);
        await ExpectReadingsToBeCountedOnceAsync(api, run);
        await played.PlayToTheEndAsync();

        await EndCheck.ExpectAsync(
            run,
            "exited",
            ["requirements", "shortlist", "contract", "integration", "training", "pilot", "exit"],
            [
                "requirements:approve", "shortlist:approve", "contract:approve", "integration:approve", "training:approve",
                "pilot-review-30:adjust-scope", "pilot-review-60:exit", "exit:approve",
            ]);
        await ExpectExitOnRecordAsync(await RunRecord.ExpectWholeAsync(api, stack, run), run);
        await ExpectFixedCriteriaAsync(api, run);
        await ExpectHandOverAsync(api, inbox, run);
    }

    private static string? ChoiceAt(string gate, int round) => gate switch
    {
        "pilot-review-30" => "adjust-scope",
        "pilot-review-60" => "exit",
        _ => null,
    };

    private static IEnumerable<string> FallingInTheThirdWeek(DateOnly day) =>
        day < ClockedRun.PilotStart.AddDays(14) ? SampleReadings.Of(day, Overseas) : SampleReadings.Of(day, Overseas, missed: Kpi);

    private static async Task ExpectPlanToBeFixedAsync(Api api, PlayedRun run) =>
        (await api.PutAsync($"{run.Path}/pilot-plan", Sample.PilotPlan(ClockedRun.PilotStart, Overseas))).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");

    private static async Task ExpectCertificationsToBeCountedOnceAsync(Api api, PlayedRun run)
    {
        var known = await api.PostAsync($"{run.Path}/certifications", Sample.Certifications(ClockedRun.PilotStart, Overseas, "LW-1", "LW-2"));
        var third = await api.PostAsync($"{run.Path}/certifications", Sample.Certifications(ClockedRun.PilotStart, Overseas, "LW-2", "LW-3"));

        Assert.Equal("0", known.Expect(HttpStatusCode.OK)["accepted"]);
        Assert.Equal($"{Overseas.Modules.Count}", third.Expect(HttpStatusCode.OK)["accepted"]);
    }

    private static async Task AdjustAsync(Api api, PlayedRun run)
    {
        var plan = Sample.PilotPlan(ClockedRun.PilotStart, Overseas);
        plan["segment"] = "Returns of customers in Germany";
        var longer = plan.DeepClone();
        longer["lengthDays"] = 75;
        var uncertified = plan.DeepClone();
        uncertified["staffing"]![0]!["agents"] = 4;

        Assert.NotNull((await api.PutAsync($"{run.Path}/pilot-plan", longer)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["lengthDays"]);
        Assert.NotNull((await api.PutAsync($"{run.Path}/pilot-plan", uncertified)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["staffing[0].agents"]);
        (await api.PutAsync($"{run.Path}/pilot-plan", plan)).Expect(HttpStatusCode.OK);
    }

    private static async Task ExpectReadingsToBeCountedOnceAsync(Api api, PlayedRun run)
    {
        var lines = SampleReadings.Of(ClockedRun.PilotStart, Overseas).ToList();
        lines[0] = lines[0].Replace("export", "corrected export", StringComparison.Ordinal);

        for (var expected = 1; expected >= 0; expected--)
        {
            var answer = await api.PostTextAsync($"{run.Path}/readings", $"{SampleReadings.Header}\n{string.Join('\n', lines)}\n", "text/csv");
            Assert.Equal($"{expected}", answer.Expect(HttpStatusCode.OK)["accepted"]);
        }
    }

    private static async Task ExpectExitOnRecordAsync(JsonNode record, PlayedRun run)
    {
        var review = record["gates"]!.AsArray().Single(gate => gate!["id"]!.ToString() == "pilot-review-60")!;
        var items = (await run.TimelineAsync())["items"]!.AsArray();

        Assert.Contains("Returns of customers in Germany", review["question"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("exit", review["recommendation"]!["id"]!.ToString());
        Assert.Contains(review["answers"]!.AsArray(), answer => answer!["comment"]?.ToString() == Reason);
        Assert.Contains(record["actions"]!.AsArray(), action => action!["id"]!.ToString() == $"warning.{Kpi}.1");
        Assert.Single(items, item => item!["kind"]!.ToString() == "pilot.adjusted");
        Assert.Equal(
            Overseas.ItemsOf("exit").Count, items.Count(item => item!["kind"]!.ToString() == "item.done" && item["stage"]!.ToString() == "exit"));
    }

    private static async Task ExpectFixedCriteriaAsync(Api api, PlayedRun run)
    {
        var criteria = (await api.GetAsync((await run.ViewAsync())["links"]!["pilotCriteria"]!.ToString())).Expect(HttpStatusCode.OK).Body;
        var spending = JsonNamingPolicy.CamelCase.ConvertName(Overseas.Playbook.Pilot.Spending.ToString());
        Assert.Equal((Overseas.Kpis.Count, spending), (criteria["kpis"]!.AsArray().Count, criteria["spending"]!.ToString()));
    }

    private static async Task ExpectHandOverAsync(Api api, Inbox inbox, PlayedRun run)
    {
        var successor = (await run.ViewAsync())["handedOverTo"]!.ToString();
        var taken = new PlayedRun(api, inbox, successor, Overseas);
        await taken.WaitForStageAsync("contract", "preparing");
        await ExpectDataToBeCarriedOverAsync(api, run, taken);

        // Asked for again it is the same run.
        Assert.Equal(successor, (await api.PostAsync($"{run.Path}/handover", new JsonObject())).Expect(HttpStatusCode.Accepted)["id"]);
        Assert.Single(await run.KindsAsync(), "run.handed-over");
        Assert.Single(await taken.KindsAsync(), "run.took-over");

        // It goes on by itself: its orchestration was started with it.
        await StageData.HandInAsync(api, taken.Path, "contract", ClockedRun.PilotStart, Overseas);
        await taken.SubmitAsync("contract");
        await taken.WaitForAsync("its contract gate", one => one["waitsFor"]?.ToString().Contains("being decided", StringComparison.Ordinal) == true);
        Assert.Equal("intact", (await taken.TimelineAsync())["chain"]!.ToString());
    }

    // The request, the copy of the playbook, and everything that is known of the vendor that stood by; nothing of the one that left.
    private static async Task ExpectDataToBeCarriedOverAsync(Api api, PlayedRun run, PlayedRun taken)
    {
        var reserve = StageData.Vendors[1];
        var view = await taken.ViewAsync();
        var vendor = Assert.Single((await api.GetAsync($"{taken.Path}/vendors")).Items)!;

        Assert.Equal((run.Id, reserve), (view["handedOverFrom"]!.ToString(), view["vendor"]!.ToString()));
        Assert.Equal(("overseas-service", Overseas.Playbook.Version), ($"{view["playbook"]!["id"]}", $"{view["playbook"]!["version"]}"));
        Assert.Equal((reserve, StageData.Evaluators.Count), (vendor["id"]!.ToString(), vendor["ranking"]!["evaluators"]!.GetValue<int>()));
        Assert.Single(vendor["visits"]!.AsArray());
        foreach (var part in new[] { "request", $"vendors/{reserve}/answers", $"vendors/{reserve}/offer" })
            Assert.Equal((await api.GetAsync($"{run.Path}/{part}")).Expect(HttpStatusCode.OK).Text, (await api.GetAsync($"{taken.Path}/{part}")).Text);
    }
}
