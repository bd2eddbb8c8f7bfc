using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

/// <summary>Playbook call-centre: the chosen vendor wants a contract that nobody can sign.</summary>
[Collection(WholeRunTests.Name)]
public sealed class CallCentreTests
{
    private const string Reason = "Two years without a pilot, at a price far above the budget: we do not sign this, and we do not negotiate again.";

    [Fact]
    public async Task A_run_whose_contract_is_rejected_ends_there_with_its_reasons_on_record()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(WholeRunTests.Start, ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await PlayedRun.StartAsync(api, inbox, "Order line by phone", PlaybookFacts.Of("call-centre"));
        var played = new ClockedRun(
            api, run, choiceAt: (gate, _) => gate == "contract" ? "reject" : null, commentAt: choice => choice == "reject" ? Reason : null);

        await played.PlayUntilAsync("the contract", view => view["stage"]!.ToString() == "contract");
        await HandInBadTermsAsync(api, run);
        await played.PlayToTheEndAsync();

        await EndCheck.ExpectAsync(
            run,
            "stopped",
            ["requirements", "shortlist", "contract"],
            ["requirements:approve", "shortlist:approve", "contract:reject"]);
        Assert.Equal("Vendor lanternway", (await RunRecord.ExpectWholeAsync(api, stack, run))["vendors"]!["chosen"]!.ToString());
        await ExpectReasonsOnRecordAsync(api, run);
        await ExpectNothingMoreToBeTakenAsync(api, run);
    }

    private static async Task HandInBadTermsAsync(Api api, PlayedRun run)
    {
        (await api.PutAsync($"{run.Path}/contract/price", new JsonObject { ["monthlyService"] = 390000, ["setUp"] = 80000 })).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run.Path}/contract/terms", new JsonObject
        {
            ["noticeDays"] = 180,
            ["dataReturnDays"] = 90,
            ["firstTermMonths"] = 24,
            ["pilotFirst"] = false,
            ["ownsScripts"] = true,
            ["ownsProcessDocuments"] = true,
            ["ownsKnowledgeBase"] = false,
        })).Expect(HttpStatusCode.OK);
    }

    private static async Task ExpectReasonsOnRecordAsync(Api api, PlayedRun run)
    {
        var record = (await api.GetAsync($"{run.Path}/record")).Expect(HttpStatusCode.OK).Body;
        var contract = record["gates"]!.AsArray()[^1]!;

        Assert.Equal(("request-changes", "True"), ($"{contract["recommendation"]!["id"]}", $"{contract["againstRecommendation"]!.GetValue<bool>()}"));
        Assert.Contains(contract["answers"]!.AsArray(), answer => answer!["comment"]?.ToString() == Reason);
        Assert.Contains(contract["reasons"]!.AsArray(), reason => reason!.ToString().Contains("24", StringComparison.Ordinal));
        Assert.Contains(record["summary"]!.AsArray(), line => line!.ToString().Contains("Reject instead of Request changes", StringComparison.Ordinal));
    }

    private static async Task ExpectNothingMoreToBeTakenAsync(Api api, PlayedRun run)
    {
        (await api.PostAsync($"{run.Path}/stages/contract/submit", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
        (await api.PostAsync($"{run.Path}/handover", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
    }
}
