using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests;

/// <summary>A playbook of one's own whose contract gate sends the run back, once with the same vendor and once for another.</summary>
[Collection(WholeRunTests.Name)]
public sealed class ReturnTests
{
    private const string Refusal = "They refuse the right to audit.";
    private const string Rescoped = "Returns are to be in the scope.";
    private const string Back = """
        {
          "id": "back", "version": "1.0.0", "extends": "customer-service-bpo",
          "name": { "en": "Back", "zh-CN": "退回" }, "description": { "en": "A contract that fails goes back.", "zh-CN": "合同未谈成则退回。" },
          "gates": {
            "requirements": { "rule": "any" }, "shortlist": { "rule": "any" },
            "contract": {
              "rule": "any",
              "choices": [
                { "id": "approve", "name": { "en": "Approve", "zh-CN": "批准" }, "kind": "advance" },
                { "id": "request-changes", "name": { "en": "Request changes", "zh-CN": "要求修改" }, "kind": "return" },
                { "id": "another-vendor", "name": { "en": "Choose another vendor", "zh-CN": "另选供应商" }, "kind": "return", "returnTo": "shortlist" },
                { "id": "another-scope", "name": { "en": "Settle the scope again", "zh-CN": "重新确定范围" }, "kind": "return", "returnTo": "requirements" }
              ]
            }
          }
        }
        """;

    [Fact]
    public async Task A_contract_that_is_refused_sends_the_run_back_and_each_stage_from_there_on_is_decided_again()
    {
        await using var stack = await LocalStack.StartAsync();
        var playbooks = Directory.CreateDirectory(Path.Combine(stack.Folder, "playbooks")).FullName;
        await File.WriteAllTextAsync(Path.Combine(playbooks, "back.json"), Back);
        await using var app = await AppProcess.StartAsync(stack, null, ("Onboarding__PlaybookFolder", playbooks));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var request = Sample.Request("There and back");
        request["playbook"] = "back";
        var run = new PlayedRun(api, inbox, (await api.PostAsync(Api.Runs, request)).Expect(HttpStatusCode.Accepted)["id"]!);
        await run.AdvanceToAsync("contract");
        await StageData.HandInAsync(api, run.Path, "contract", PilotStart);
        await run.SubmitAsync("contract");

        await ExpectChoiceSaysWhereAsync(run);
        await run.DecideAsync("contract", "another-scope", Rescoped);
        await ExpectSameVendorKeepsItsContractAsync(run);

        // What is read again from history has each stage twice, under one id.
        await app.KillAsync();
        await using var restarted = await AppProcess.StartAsync(stack, null, ("Onboarding__PlaybookFolder", playbooks));
        await run.DecideAsync("contract", "another-vendor", Refusal);
        await ExpectAnotherVendorBeginsCleanAsync(api, run);

        await run.WaitForStageAsync("integration", "preparing");
        await ExpectRecordTellsEveryPassAsync(api, run);
        await ExpectNothingTwiceAsync(run, inbox);
    }

    private static DateOnly PilotStart => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);

    private static async Task ExpectChoiceSaysWhereAsync(PlayedRun run)
    {
        var asked = await run.AskedAsync("contract");
        using var visitor = new Visitor();
        var page = await visitor.OpenAsync(await run.LinkAsync("contract", asked[0]));

        Assert.Contains("Choose another vendor (the onboarding goes back to “Shortlist”)", page.Text, StringComparison.Ordinal);
        Assert.Equal("shortlist", (await run.LastRoundAsync("contract"))["choices"]![2]!["returnTo"]!.ToString());
    }

    private static async Task ExpectSameVendorKeepsItsContractAsync(PlayedRun run)
    {
        await run.WaitForStageAsync("requirements", "preparing");
        var view = await run.ViewAsync();
        Assert.Equal(2, view["round"]!.GetValue<int>());
        Assert.Contains("once more", view["waitsFor"]!.ToString(), StringComparison.Ordinal);
        var stages = view["stages"]!.AsArray();
        Assert.Equal([null, null, null], stages.Take(3).Select(stage => stage!["outcome"]?.ToString()));

        foreach (var stage in new[] { "requirements", "shortlist" })
        {
            await run.SubmitAsync(stage);
            if (stage == "requirements") Assert.Contains(Rescoped, (await OpenRoundAsync(run, stage)).ToJsonString(), StringComparison.Ordinal);
            await run.DecideAsync(stage, "approve", "Still so.");
        }

        // As it was handed in for the first pass.
        await run.SubmitAsync("contract");
        Assert.Equal(2, (await OpenRoundAsync(run, "contract"))["round"]!.GetValue<int>());
    }

    private static async Task ExpectAnotherVendorBeginsCleanAsync(Api api, PlayedRun run)
    {
        await run.WaitForStageAsync("shortlist", "preparing");
        Assert.Equal(3, (await run.ViewAsync())["round"]!.GetValue<int>());
        (await api.PostAsync($"{run.Path}/stages/shortlist/submit", new JsonObject { ["vendor"] = StageData.Vendors[1], ["reserveVendor"] = StageData.Vendors[2] }))
            .Expect(HttpStatusCode.Accepted);
        var news = (await OpenRoundAsync(run, "shortlist"))["sinceLastRound"]!["sentBack"]!.AsArray();
        Assert.Equal((Refusal, "Choose another vendor"), (news[0]!["comment"]!.ToString(), news[0]!["answer"]!["en"]!.ToString()));
        await run.DecideAsync("shortlist", "approve", "The next best, and they agree to audits.");

        await run.WaitForStageAsync("contract", "preparing");
        Assert.Equal(StageData.Vendors[1], (await run.ViewAsync())["vendor"]!.ToString());
        (await api.PostAsync($"{run.Path}/stages/contract/submit", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "not-ready");
        await StageData.HandInAsync(api, run.Path, "contract", PilotStart);
        await run.SubmitAsync("contract");
        await run.DecideAsync("contract", "approve", "Agreed.");
    }

    private static async Task ExpectRecordTellsEveryPassAsync(Api api, PlayedRun run)
    {
        var record = (await api.GetAsync($"{run.Path}/record")).Expect(HttpStatusCode.OK).Body;
        Assert.Equal(
            [
                "requirements 1 approve ", "shortlist 1 approve ", "contract 1 another-scope requirements",
                "requirements 2 approve ", "shortlist 2 approve ", "contract 2 another-vendor shortlist",
                "shortlist 3 approve ", "contract 3 approve ",
            ],
            record["gates"]!.AsArray().Select(gate => $"{gate!["id"]} {gate["round"]} {gate["decision"]!["id"]} {gate["returnTo"]}"));
        var former = Assert.Single(record["formerVendors"]!.AsArray())!;
        Assert.Equal((StageData.Vendors[0], $"Vendor {StageData.Vendors[1]}"), (former["vendor"]!.ToString(), former["replacedBy"]!.ToString()));
        Assert.True(former["entries"]!.GetValue<int>() >= run.Playbook.ItemsOf("contract").Count);
        Assert.Equal($"Vendor {StageData.Vendors[1]}", record["vendors"]!["chosen"]!.ToString());
        var course = record["course"]!.AsArray().Where(item => item!["kind"]!.ToString() == "run.sent-back").Select(item => item!["what"]!.ToString()).ToList();
        Assert.Equal(2, course.Count);
        Assert.Contains(Rescoped, course[0], StringComparison.Ordinal);
        Assert.Contains("sends the onboarding back to “Shortlist”: Choose another vendor", course[1], StringComparison.Ordinal);
        Assert.Contains(Refusal, course[1], StringComparison.Ordinal);
        var page = (await api.GetAsync($"runs/{run.Id}/record")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("Choose another vendor</strong> (the onboarding goes back to “Shortlist”)", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private static async Task ExpectNothingTwiceAsync(PlayedRun run, Inbox inbox)
    {
        var entered = (await run.TimelineAsync())["items"]!.AsArray().Where(item => item!["kind"]!.ToString() == "stage.entered").Select(item => item!["stage"]!.ToString());
        Assert.Equal(["requirements", "shortlist", "contract", "requirements", "shortlist", "contract", "shortlist", "contract", "integration"], entered);
        var told = await Eventually.FoundAsync(async () => (await inbox.OfAsync(run.Id)).FirstOrDefault(letter =>
            letter.To == Sample.EmailOf("Mei Lin Tan") && letter.Text.Contains("The onboarding goes back to “Shortlist”", StringComparison.Ordinal)), "what follows, in the mail of the decision");
        Assert.Contains(Refusal, told.Text, StringComparison.Ordinal);
        var keys = (await inbox.OfAsync(run.Id)).Select(letter => letter.Key).ToList();
        Assert.Equal(keys.Distinct().Count(), keys.Count);
    }

    private static Task<JsonNode> OpenRoundAsync(PlayedRun run, string gate) => Eventually.FoundAsync(
        async () => await run.LastRoundAsync(gate) is var round && round["status"]!.ToString() == "open" ? round : null, $"{gate} to be open");
}
