using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Onboarding.Cli;
using Onboarding.Cli.Display;
using Spectre.Console;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>Machine output of the commands, and colours.</summary>
[Collection(nameof(PlaybookCommandTests))]
public sealed class JsonOutputTests : IAsyncLifetime
{
    private FakeApp _app = null!;

    public async Task InitializeAsync() => _app = await FakeApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_status_is_the_run_as_the_API_shows_it_with_its_gates()
    {
        OnRun("running");
        _app.On($"GET {FakeApp.Run}/gates", """{ "items": [{ "id": "contract" }] }""");

        var said = await _app.SayAsync("status", "run-1", "--json");

        Assert.Equal(("run-1", "contract", ""), (said.Json["id"]!.ToString(), said.Json["gates"]![0]!["id"]!.ToString(), said.Errors));
    }

    [Fact]
    public async Task Watching_is_one_document_a_line_until_the_run_ends()
    {
        OnRun("exited");
        _app.On($"GET {FakeApp.Run}/gates", """{ "items": [] }""");
        _app.On($"GET {FakeApp.Run}/timeline", """{ "chain": "intact", "items": [{ "sequence": 1, "at": "2026-03-01T00:00:00Z", "actor": "system", "kind": "run.started", "what": "Started" }] }""");

        var lines = (await _app.SayAsync("watch", "run-1", "--json")).Output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal(["entry", "run"], lines.Select(line => line["type"]!.ToString()));
        Assert.Equal(("run.started", "exited"), (lines[0]["entry"]!["kind"]!.ToString(), lines[1]["run"]!["status"]!.ToString()));
    }

    [Fact]
    public async Task Watching_looks_again_when_the_app_tells_of_a_change()
    {
        var looks = 0;
        _app.On($"GET {FakeApp.Run}", _ => Results.Content(RunOf(++looks == 1 ? "running" : "exited"), "application/json"));
        _app.On($"GET {FakeApp.Run}/gates", """{ "items": [] }""");
        _app.On($"GET {FakeApp.Run}/timeline", """{ "chain": "intact", "items": [] }""");
        _app.On($"GET {FakeApp.Run}/changes", _ => Results.Content("event: change\ndata: {}\n\n", "text/event-stream"));

        var said = await _app.SayAsync("watch", "run-1", "--json");

        Assert.Equal(ExitCodes.Success, said.Code);
        Assert.Contains(_app.Asked, one => one.What.EndsWith("/changes", StringComparison.Ordinal));
        Assert.EndsWith("\"status\":\"exited\",\"stage\":\"contract\",\"stageState\":\"preparing\",\"round\":1}}\n", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submitting_and_starting_pass_on_what_the_API_answers()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "{}");
        _app.On("POST /api/v1/onboardings", """{ "id": "run-1", "links": { "self": "/x" } }""");
        _app.On($"POST {FakeApp.Run}/stages/contract/submit", """{ "stage": "contract", "round": 2 }""");

        Assert.Equal("/x", (await _app.SayAsync("start", file, "--json")).Json["links"]!["self"]!.ToString());
        Assert.Equal(2, (await _app.SayAsync("submit", "run-1", "contract", "--json")).Json["round"]!.GetValue<int>());
        Assert.Equal("run-1\n", (await _app.SayAsync("start", file)).Output);
        File.Delete(file);
    }

    [Fact]
    public async Task A_record_is_JSON_when_printed_and_a_page_only_into_a_file()
    {
        _app.On($"GET {FakeApp.Run}/record", """{ "runId": "run-1" }""");

        Assert.Equal("run-1", (await _app.SayAsync("record", "run-1", "--json")).Json["runId"]!.ToString());
        Assert.Equal(ExitCodes.BadInput, (await _app.SayAsync("record", "run-1", "--json", "--format", "html")).Code);
    }

    [Fact]
    public async Task A_playbook_that_is_not_in_order_is_a_document_too()
    {
        var file = Path.GetTempFileName();
        _app.On("POST /api/v1/playbooks/check", _ => FakeApp.Problem(400, """{ "title": "Wrong", "errors": { "pilot.days": ["add it"] } }"""));

        var said = await _app.SayAsync("playbook", "check", file, "--json");

        Assert.Equal((ExitCodes.BadInput, """{"fits":false,"errors":[{"field":"pilot.days","message":"add it"}]}"""), (said.Code, said.Json.ToJsonString()));
        File.Delete(file);
    }

    [Fact]
    public async Task An_export_that_is_none_is_a_finding()
    {
        var file = Path.GetTempFileName();

        var said = await _app.SayAsync("audit", "verify", file, "--json");

        Assert.Equal((ExitCodes.BadInput, "noExport"), (said.Code, said.Json["finding"]!.ToString()));
        File.Delete(file);
    }

    [Fact]
    public async Task A_decision_that_counts_is_a_document()
    {
        const string form = "<h1>Contract</h1><form method=post><input type=radio name=choice value=approve></form>";
        _app.On("GET /approvals/token", _ => Results.Content(form, "text/html"));
        _app.On("POST /approvals/token", _ => Results.Content("<h1>Contract</h1><p role=status>Thank you.</p>", "text/html"));

        var said = await _app.SayAsync("decide", _app.AddressOf("/approvals/token"), "--choice", "approve", "--json");

        Assert.Equal(("approve", "Thank you."), (said.Json["choice"]!.ToString(), said.Json["notice"]!.ToString()));
    }

    [Fact]
    public async Task Doctor_says_of_each_check_what_was_found_and_ends_with_1_when_something_is_wrong()
    {
        _app.On("GET /api/v1/onboardings", _ => FakeApp.Problem(401, """{ "title": "A key is missing" }"""));

        var said = await _app.SayAsync("doctor", "--json");

        Assert.Equal((ExitCodes.Failure, false), (said.Code, said.Json["ok"]!.GetValue<bool>()));
        var checks = said.Json["checks"]!.AsArray().ToLookup(one => one!["check"]!.ToString());
        Assert.Contains(checks["app"], one => one!["state"]!.ToString() == "wrong" && one["remedy"]!.ToString().Contains("--key", StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "node", "ports", "storage", "mail", "folders", "settings", "calendars", "clock" }, checks.Select(one => one.Key).ToHashSet());
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "1")]
    public void Without_a_terminal_or_with_NO_COLOR_there_is_no_colour(bool isRedirected, string? noColor)
    {
        using var written = new StringWriter();
        var console = Consoles.Create(written, isRedirected, name => name == "NO_COLOR" ? noColor : null);

        console.Markup("[red]late[/]");

        Assert.Equal("late", written.ToString());
        Assert.Equal(ColorSystem.NoColors, console.Profile.Capabilities.ColorSystem);
    }

    private void OnRun(string status) => _app.On($"GET {FakeApp.Run}", RunOf(status));

    private static string RunOf(string status) => $$"""
        { "id": "run-1", "company": "A", "title": "T", "status": "{{status}}", "stage": "contract", "stageState": "preparing", "round": 1,
          "createdAt": "2026-03-01T00:00:00Z", "updatedAt": "2026-03-01T00:00:00Z" }
        """;
}
