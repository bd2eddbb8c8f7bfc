using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests;

/// <summary>A playbook of one's own whose first gate asks one person after the other and each for a one-time code.</summary>
[Collection(WholeRunTests.Name)]
public sealed partial class GatePolicyTests
{
    private const string Gate = "requirements";
    private const string Strict = """
        {
          "id": "strict", "version": "1.0.0", "extends": "customer-service-bpo",
          "name": { "en": "Strict", "zh-CN": "严格" }, "description": { "en": "One after the other.", "zh-CN": "逐一审批。" },
          "gates": { "requirements": { "rule": "sequential", "requiresCode": true } }
        }
        """;

    private static readonly JsonObject Petra = new()
    {
        ["name"] = "Petra Lang",
        ["email"] = "petra.lang@harbour-pine.example",
        ["language"] = "en",
        ["country"] = "DE",
        ["timeZone"] = "Europe/Berlin",
    };

    [Fact]
    public async Task One_after_the_other_decides_with_a_code_somebody_is_added_and_the_next_round_shows_what_changed()
    {
        await using var stack = await LocalStack.StartAsync();
        var playbooks = Directory.CreateDirectory(Path.Combine(stack.Folder, "playbooks")).FullName;
        await File.WriteAllTextAsync(Path.Combine(playbooks, "strict.json"), Strict);
        await using var app = await AppProcess.StartAsync(stack, null, ("Onboarding__PlaybookFolder", playbooks));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var request = Sample.Request("Strict approvals");
        request["playbook"] = "strict";
        var run = new PlayedRun(api, inbox, (await api.PostAsync(Api.Runs, request)).Expect(HttpStatusCode.Accepted)["id"]!);
        await run.SubmitAsync(Gate);

        await ExpectFormNeedsCodeAsync(run, inbox, await LinkOfFirstAsync(run));
        await ExpectDatesMovedOnAsync(run);
        await ExpectAddingOnceAsync(api, run);
        var second = await run.LinkAsync(Gate, Sample.EmailOf("Oliver Grant"));
        await ExpectJsonNeedsCodeAsync(api, run, inbox, second.AbsolutePath);
        await run.WaitForAsync("round 2", view => view["round"]!.GetValue<int>() == 2 && view["stageState"]!.ToString() == "preparing");
        request["volumes"]!["weeklyContacts"] = 9000;
        (await api.PutAsync($"{run.Path}/request", request)).Expect(HttpStatusCode.OK);
        await run.SubmitAsync(Gate);

        await ExpectNewsAsync(run);
    }

    [Fact]
    public async Task A_request_whose_gate_only_the_requester_could_approve_is_refused_at_the_start()
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        await using var app = await AppProcess.StartAsync(stack);
        using var api = new Api(stack.App);
        var request = Sample.Request("Alone");
        foreach (var person in request["people"]!.AsArray().Where(person => person!["role"]!.ToString() is "it" or "security"))
            person!["email"] = Sample.EmailOf("Mei Lin Tan");

        var problem = (await api.PostAsync(Api.Runs, request)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");

        Assert.Contains("(integration)", problem["errors"]!["people"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<Uri> LinkOfFirstAsync(PlayedRun run)
    {
        await run.AskedAsync(Gate);
        var link = await run.LinkAsync(Gate, Sample.EmailOf("Helen Marsh"));
        var waits = (await run.ViewAsync())["waitsFor"]!.ToString();
        Assert.Contains("Helen Marsh", waits, StringComparison.Ordinal);
        Assert.DoesNotContain("Oliver Grant", waits, StringComparison.Ordinal);
        var round = await run.LastRoundAsync(Gate);
        Assert.Equal(round["dueAt"]!.ToString(), DueOf(round, "Helen Marsh"));
        Assert.Null(DueOf(round, "Oliver Grant"));
        return link;
    }

    private static async Task ExpectDatesMovedOnAsync(PlayedRun run)
    {
        var round = await run.LastRoundAsync(Gate);
        Assert.Equal(round["dueAt"]!.ToString(), DueOf(round, "Oliver Grant"));
        Assert.NotNull(DueOf(round, "Helen Marsh"));
        Assert.Null(DueOf(round, "Jun Wang"));
    }

    private static string? DueOf(JsonNode round, string name) =>
        round["approvals"]!.AsArray().Single(one => one!["name"]!.ToString() == name)!["dueAt"]?.ToString();

    private static async Task ExpectFormNeedsCodeAsync(PlayedRun run, Inbox inbox, Uri link)
    {
        using var visitor = new Visitor();
        var page = await visitor.OpenAsync(link);

        var without = await visitor.SubmitAsync(page, ("choice", "approve"), ("comment", ""));
        var asked = await visitor.SubmitAsync(page with { Address = new Uri(link + "/code") });
        var code = await CodeAsync(run, inbox, "Helen Marsh");
        var wrong = await visitor.SubmitAsync(asked, ("choice", "approve"), ("comment", ""), ("code", code == "000000" ? "000001" : "000000"));
        var right = await visitor.SubmitAsync(wrong, ("choice", "approve"), ("comment", ""), ("code", code));

        Assert.Contains("needs a one-time code", without.Alert, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, link), (asked.Status, asked.Address == link ? link : new Uri(asked.Address.AbsoluteUri[..^"/code".Length])));
        Assert.Contains("The newest code was asked for on", asked.Text, StringComparison.Ordinal);
        Assert.Contains("This code is wrong", wrong.Alert, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, false), (right.Status, right.HasForm));
        var kinds = await run.KindsAsync();
        Assert.Equal((1, 1, 1), (kinds.Count(kind => kind == "gate.code-asked"), kinds.Count(kind => kind == "gate.code-wrong"), kinds.Count(kind => kind == "gate.answered")));
    }

    private static async Task ExpectAddingOnceAsync(Api api, PlayedRun run)
    {
        var path = $"{run.Path}/gates/{Gate}/approvers";
        var manager = Petra.DeepClone();
        manager["email"] = Sample.EmailOf("Mei Lin Tan");
        var nobody = Petra.DeepClone();
        nobody["email"] = "nobody";

        var first = (await api.PostAsync(path, Petra)).Expect(HttpStatusCode.OK);
        var again = (await api.PostAsync(path, Petra)).Expect(HttpStatusCode.OK);

        Assert.Equal(first["approvals"], again["approvals"]);
        Assert.Equal("ad-hoc", again.Body["approvals"]!.AsArray().Single(one => one!["name"]!.ToString() == "Petra Lang")!["role"]!.ToString());
        Assert.Single(await run.KindsAsync(), "gate.approver-added");
        Assert.NotNull((await api.PostAsync(path, manager)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["email"]);
        Assert.NotNull((await api.PostAsync(path, nobody)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["email"]);
        (await api.PostAsync($"{run.Path}/gates/contract/approvers", Petra)).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
    }

    private static async Task ExpectJsonNeedsCodeAsync(Api api, PlayedRun run, Inbox inbox, string link)
    {
        var answer = new JsonObject { ["choice"] = "request-changes", ["comment"] = "Say how many contacts it is without the campaign." };
        Assert.NotNull((await api.PostAsync(link, answer)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["code"]);
        (await api.PostAsync($"{link}/code", new JsonObject())).Expect(HttpStatusCode.Accepted);
        answer["code"] = await CodeAsync(run, inbox, "Oliver Grant");

        (await api.PostAsync(link, answer)).Expect(HttpStatusCode.OK);
        (await api.PostAsync($"{link}/code", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "code-not-needed");
    }

    private static async Task ExpectNewsAsync(PlayedRun run)
    {
        await run.AskedAsync(Gate);
        var link = await run.LinkAsync(Gate, Sample.EmailOf("Helen Marsh"));
        var news = (await run.LastRoundAsync(Gate))["sinceLastRound"]!;
        using var visitor = new Visitor();
        var page = await visitor.OpenAsync(link);

        Assert.Equal("Say how many contacts it is without the campaign.", news["comments"]![0]!["comment"]!.ToString());
        Assert.NotEmpty(news["changes"]!.AsArray());
        Assert.Contains("Say how many contacts it is without the campaign.", page.Text, StringComparison.Ordinal);
        Assert.Contains(news["changes"]![0]!["label"]!.ToString(), page.Text, StringComparison.Ordinal);
    }

    private static async Task<string> CodeAsync(PlayedRun run, Inbox inbox, string name)
    {
        var letter = await Eventually.FoundAsync(async () => (await inbox.OfAsync(run.Id))
            .LastOrDefault(one => one.To == Sample.EmailOf(name) && one.Key.Contains(":approval-code:", StringComparison.Ordinal)), $"the code of {name}");
        var code = SixDigits().Match(letter.Text).Value;
        Assert.DoesNotContain(code, letter.Subject, StringComparison.Ordinal);
        return code;
    }

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)")]
    private static partial Regex SixDigits();
}
