using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

[Collection(nameof(PlaybookCommandTests))]
public sealed class ListCommandTests : IAsyncLifetime
{
    private const string Path = "GET /api/v1/onboardings";

    private FakeApp _app = null!;

    public async Task InitializeAsync() => _app = await FakeApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Filters_are_asked_of_the_app_and_a_page_that_is_not_the_last_says_how_to_go_on()
    {
        _app.On(Path, $$"""{ "items": [{{RunOf("run-1", "Shop & Co", "inReview")}}], "continuation": "next-key" }""");

        var said = await _app.SayAsync("list", "--status", "running", "--stage", "pilot", "--search", "shop & co", "--overdue", "--mine", "--page-size", "1");

        Assert.Equal(ExitCodes.Success, said.Code);
        Assert.Equal($"{Path}?status=running&stage=pilot&q=shop%20%26%20co&overdue=true&waitsForMe=true&pageSize=1", Assert.Single(_app.Asked).What);
        Assert.Contains("Shop & Co", said.Output, StringComparison.Ordinal);
        Assert.Contains("in review", said.Output, StringComparison.Ordinal);
        Assert.Contains("--continue next-key", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_are_read_to_the_last_and_are_one_document()
    {
        _app.On($"{Path}?pageSize=100", $$"""{ "items": [{{RunOf("run-2", "B", "preparing")}}], "continuation": "k1" }""");
        _app.On($"{Path}?pageSize=100&continuation=k1", $$"""{ "items": [{{RunOf("run-1", "A", "preparing")}}] }""");

        var said = await _app.SayAsync("list", "--all", "--json");

        Assert.Equal(["run-2", "run-1"], said.Json["items"]!.AsArray().Select(run => run!["id"]!.ToString()));
        Assert.Null(said.Json["continuation"]);
        Assert.Equal("unknown to the command line", said.Json["items"]![0]!["extra"]!.ToString());
    }

    [Fact]
    public async Task A_page_without_a_find_is_no_end()
    {
        _app.On($"{Path}?overdue=true", """{ "items": [], "continuation": "k1" }""");
        _app.On($"{Path}?overdue=true&continuation=k1", $$"""{ "items": [{{RunOf("run-1", "Found late", "preparing")}}], "continuation": "k2" }""");

        var said = await _app.SayAsync("list", "--overdue");

        Assert.Contains("Found late", said.Output, StringComparison.Ordinal);
        Assert.Contains("--continue k2", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_the_app_refuses_ends_with_2_and_is_told_to_programs_as_JSON()
    {
        _app.On(Path, _ => FakeApp.Problem(400, """{ "title": "Some fields are wrong", "errors": { "status": ["one of: running"] } }"""));

        var people = await _app.SayAsync("list", "--status", "asleep");
        var program = await _app.SayAsync("list", "--status", "asleep", "--json");

        Assert.Equal((ExitCodes.BadInput, "", "Some fields are wrong\n  status: one of: running\n"), (people.Code, people.Output, people.Errors));
        Assert.Equal("", program.Output);
        Assert.Equal("""{"error":"Some fields are wrong","exitCode":2,"status":400,"errors":[{"field":"status","message":"one of: running"}],"missing":[]}""", program.Errors.TrimEnd());
    }

    [Fact]
    public async Task An_empty_list_says_so()
    {
        _app.On(Path, """{ "items": [] }""");

        Assert.Equal("There is no such run.\n", (await _app.SayAsync("list")).Output);
    }

    private static string RunOf(string id, string company, string state) => $$"""
        { "id": "{{id}}", "company": "{{company}}", "title": "Support", "status": "running", "stage": "pilot", "stageState": "{{state}}", "round": 1,
          "createdAt": "2026-03-01T00:00:00Z", "updatedAt": "2026-03-01T00:00:00Z", "extra": "unknown to the command line" }
        """;
}
