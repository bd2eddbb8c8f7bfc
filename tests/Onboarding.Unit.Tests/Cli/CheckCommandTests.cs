using Microsoft.AspNetCore.Http;
using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

[Collection(nameof(PlaybookCommandTests))]
public sealed class CheckCommandTests : IAsyncLifetime
{
    private const string Item = "PUT " + FakeApp.Run + "/checklists/contract/scope";

    private FakeApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await FakeApp.StartAsync();
        _app.On($"GET {FakeApp.Run}", """
            { "id": "run-1", "company": "A", "title": "T", "status": "running", "stage": "contract", "stageState": "preparing", "round": 1,
              "createdAt": "2026-03-01T00:00:00Z", "updatedAt": "2026-03-01T00:00:00Z" }
            """);
        _app.On($"GET {FakeApp.Run}/checklists/contract", """
            { "items": [
              { "id": "scope", "name": "Scope of work", "ownerRole": "legal", "required": true, "waivable": true, "status": "open", "overdue": true, "owner": "Ann", "due": "2026-04-03", "version": "0123456789abcdef" },
              { "id": "sla", "name": "SLA", "ownerRole": "legal", "required": false, "waivable": true, "status": "waived", "overdue": false, "waiverReason": "not used", "waiverApprover": "Bob" } ] }
            """);
        _app.On(Item, body => Results.Content(body, "application/json"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_checklist_of_the_current_stage_is_shown_with_what_settles_each_item()
    {
        var said = await _app.SayAsync("check", "run-1");

        Assert.Contains("open: overdue", said.Output, StringComparison.Ordinal);
        Assert.Contains("SLA (optional)", said.Output, StringComparison.Ordinal);
        Assert.Contains("not used (approved by Bob)", said.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 items are settled.", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_item_is_shown_alone()
    {
        var said = await _app.SayAsync("check", "run-1", "sla", "--json");

        Assert.Equal(("contract", "sla"), (said.Json["stage"]!.ToString(), Assert.Single(said.Json["items"]!.AsArray())!["id"]!.ToString()));
    }

    [Fact]
    public async Task An_item_is_done_with_evidence_and_keeps_the_rest_of_its_state()
    {
        var said = await _app.SayAsync("check", "run-1", "scope", "--done", "--evidence", "https://files.example/scope.pdf");

        Assert.Equal((ExitCodes.Success, "Scope of work: done\n"), (said.Code, said.Output));
        Assert.Equal("""{"status":"done","owner":"Ann","due":"2026-04-03","evidence":"https://files.example/scope.pdf"}""", _app.Asked[^1].Body);
    }

    [Fact]
    public async Task An_item_is_set_only_as_it_was_seen()
    {
        await _app.SayAsync("check", "run-1", "scope", "--owner", "Bo");
        var set = _app.Asked[^1];
        await _app.SayAsync("check", "run-1", "sla", "--reopen");

        Assert.Equal("\"0123456789abcdef\"", set.IfMatch);
        Assert.Equal("", _app.Asked[^1].IfMatch);
    }

    [Fact]
    public async Task An_item_is_waived_with_reason_and_approver()
    {
        await _app.SayAsync("check", "run-1", "scope", "--waive", "--reason", "In the frame contract", "--approver", "Bob", "--owner", "Cem");

        Assert.Equal("""{"status":"waived","owner":"Cem","due":"2026-04-03","waiverReason":"In the frame contract","waiverApprover":"Bob"}""", _app.Asked[^1].Body);
    }

    [Theory]
    [InlineData("only one of --done, --waive and --reopen", "scope", "--done", "--waive")]
    [InlineData("--evidence goes with --done only", "scope", "--evidence", "x")]
    [InlineData("--approver goes with --waive only", "scope", "--done", "--approver", "x")]
    [InlineData("--due must be a day", "scope", "--due", "03.04.2026")]
    [InlineData("ITEM is missing", "--done", "--evidence", "x")]
    public async Task Options_that_do_not_go_together_end_with_2_before_anything_is_asked(string expected, params string[] arguments)
    {
        var said = await _app.SayAsync(["check", "run-1", .. arguments]);

        Assert.Equal(ExitCodes.BadInput, said.Code);
        Assert.Contains(expected, said.Errors, StringComparison.Ordinal);
        Assert.Empty(_app.Asked);
    }

    [Fact]
    public async Task An_item_that_is_not_there_and_evidence_that_is_missing_end_with_2()
    {
        _app.On(Item, _ => FakeApp.Problem(400, """{ "title": "Wrong", "errors": { "evidence": ["say where it is shown"] } }"""));

        var unknown = await _app.SayAsync("check", "run-1", "moon", "--reopen");
        var bare = await _app.SayAsync("check", "run-1", "scope", "--done");

        Assert.Equal((ExitCodes.BadInput, "The checklist has no item 'moon'. It has: scope, sla.\n"), (unknown.Code, unknown.Errors));
        Assert.Equal((ExitCodes.BadInput, "Wrong\n  evidence: say where it is shown\n"), (bare.Code, bare.Errors));
    }
}
