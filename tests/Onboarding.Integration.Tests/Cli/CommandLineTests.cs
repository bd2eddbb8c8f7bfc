using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Cli;

/// <summary>The real program against the real app.</summary>
[Collection(SharedAppTests.Name)]
public sealed class CommandLineTests(SharedApp app)
{
    [Fact]
    public async Task A_run_is_started_listed_submitted_decided_and_shown()
    {
        using var folder = new ScratchFolder();
        var id = (await RunAsync("start", folder.Write("request.json", Sample.Request("Typed").ToJsonString()))).Expect(0).Output.Trim();
        using var api = app.Api();
        var run = new PlayedRun(api, app.Inbox, id);
        await run.WaitForStageAsync("requirements", "preparing");

        var listed = (await RunAsync("list", "--status", "running", "--all", "--json")).Expect(0).Json["items"]!.AsArray();
        (await RunAsync("submit", id, "requirements", "--note", "Ready")).Expect(0);
        foreach (var person in await run.AskedAsync("requirements"))
            (await RunAsync("decide", (await run.LinkAsync("requirements", person)).ToString(), "--choice", "approve", "--json")).Expect(0);
        await run.WaitForStageAsync("shortlist", "preparing");

        Assert.Contains(listed, one => one!["id"]!.ToString() == id);
        Assert.Equal("shortlist", (await RunAsync("status", id, "--json")).Expect(0).Json["stage"]!.ToString());
        await AddAndScoreAsync(id, folder);
    }

    [Fact]
    public async Task An_item_of_a_checklist_is_set_and_what_the_app_refuses_ends_with_its_code()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Checked");
        await run.AdvanceToAsync("contract");
        var items = (await RunAsync("check", run.Id, "--json")).Expect(0).Json["items"]!.AsArray();
        var item = items[0]!["id"]!.ToString();

        (await RunAsync("check", run.Id, item, "--done")).Expect(2);
        (await RunAsync("check", run.Id, item, "--done", "--evidence", "https://files.example/a.pdf", "--owner", "Ann")).Expect(0);
        var shown = (await RunAsync("check", run.Id, item, "--json")).Expect(0).Json["items"]![0]!;
        var early = (await RunAsync("kpi", "import", run.Id, Repository.At("examples", "retailer-sale-season", "readings.csv"))).Expect(1);

        Assert.Equal(("done", "Ann", "https://files.example/a.pdf"), (shown["status"]!.ToString(), shown["owner"]!.ToString(), shown["evidence"]!.ToString()));
        Assert.Equal("", early.Output);
        Assert.Contains("unknown", (await RunAsync("status", "unknown", "--json")).Expect(1).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_completes_commands_and_the_ids_of_runs_with_the_script_that_the_program_prints()
    {
        using var folder = new ScratchFolder();
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Completed");
        var line = $"onboard --url {app.Stack.App} status ";
        folder.Write("try.sh", $$"""
            onboard() { dotnet '{{CliProcess.Program}}' "$@"; }
            eval "$(onboard completion bash)"
            complete_line() { COMP_LINE="$1"; COMP_POINT=${#1}; COMP_WORDS=("" "${1##* }"); COMP_CWORD=1; _onboard_complete; printf '%s\n' "${COMPREPLY[@]}"; }
            complete_line 'onboard vend'
            complete_line '{{line}}'
            """);

        var tried = (await CliProcess.StartAsync("bash", [folder.At("try.sh")], new Dictionary<string, string>())).Expect(0);

        var found = tried.Output.Split('\n');
        Assert.Equal("vendors", found[0]);
        Assert.Contains(run.Id, found);
    }

    private Task<CliAnswer> RunAsync(params string[] arguments) => CliProcess.RunAsync(app.Stack.App, arguments);

    private async Task AddAndScoreAsync(string id, ScratchFolder folder)
    {
        var vendors = StageData.Vendors.Select(vendor => folder.Write($"{vendor}.json", FileOf(Sample.Vendor(vendor), ("id", vendor)))).ToArray();
        var card = folder.Write("card.json", FileOf(Sample.Scorecard(4, PlaybookFacts.Usual), ("vendorId", StageData.Vendors[0]), ("evaluator", "jun.wang")));

        (await RunAsync(["vendors", id, "--add", .. vendors])).Expect(0);
        (await RunAsync("score", id, "--file", card)).Expect(0);
        var bad = (await RunAsync("score", id, "--file", card, "--score", "moon=3", "--json")).Expect(2);
        var ranked = (await RunAsync("vendors", id, "--json")).Expect(0).Json["items"]!.AsArray();
        (await RunAsync("vendors", id, "--add", folder.Write("bad.json", """{ "id": "bad", "name": "" }"""))).Expect(2);

        Assert.Contains("scores.moon", bad.Errors, StringComparison.Ordinal);
        Assert.Equal(vendors.Length, ranked.Count);
        Assert.Contains(ranked, vendor => vendor!["ranking"]?["evaluators"]?.GetValue<int>() == 1);
    }

    private static string FileOf(JsonObject body, params (string Member, string Value)[] path)
    {
        foreach (var (member, value) in path) body[member] = value;
        return body.ToJsonString();
    }
}
