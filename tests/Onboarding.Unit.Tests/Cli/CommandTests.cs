using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>Commands against a server on this machine that answers as the app does.</summary>
public sealed class CommandTests : IAsyncLifetime
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<string> _keys = new();
    private string _page = "";
    private IResult _answer = Results.Ok();

    public CommandTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/api/v1/onboardings", (HttpRequest request) =>
        {
            _keys.Enqueue(request.Headers["Idempotency-Key"].ToString());
            // The first answer is lost on the way.
            return _keys.Count == 1 ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Accepted(value: new { id = "run-1" });
        });
        _server.MapGet("/site.css", () => Results.Content("h1 { margin: 0 }", "text/css"));
        _server.MapGet("/api/v1/onboardings/run-1/record", (string? format) => format == "html"
            ? Results.Content("""<link rel="stylesheet" href="/site.css"><h1>Decision record</h1>""", "text/html")
            : Results.Json(new { runId = "run-1" }));
        _server.MapGet("/approvals/token", () => Results.Content(_page, "text/html"));
        _server.MapPost("/approvals/token", () => _answer);
    }

    private string Url => _server.Urls.First();

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Starting_from_the_same_file_again_asks_for_another_run_and_a_repeat_of_one_start_for_the_same()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "{}");

        for (var start = 0; start < 2; start++) Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["start", file, "--url", Url]));

        File.Delete(file);
        Assert.Equal(3, _keys.Count);
        Assert.Equal(2, _keys.Distinct().Count());
        Assert.Equal(_keys.First(), _keys.Skip(1).First());
    }

    [Theory]
    [InlineData("html", "<style>\nh1 { margin: 0 }</style><h1>Decision record</h1>")]
    [InlineData("json", """{"runId":"run-1"}""")]
    public async Task A_decision_record_is_written_as_one_file_that_needs_no_other(string format, string expected)
    {
        var file = Path.GetTempFileName();

        var code = await CommandLine.RunAsync(["record", "run-1", "--format", format, "--out", file, "--url", Url]);

        Assert.Equal(ExitCodes.Success, code);
        Assert.Equal(expected, await File.ReadAllTextAsync(file));
        File.Delete(file);
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_or_is_not_there_ends_with_its_own_code()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), "no-such-folder", "record.html");

        Assert.Equal(ExitCodes.BadInput, await CommandLine.RunAsync(["record", "run-1", "--out", nowhere, "--url", Url]));
        Assert.NotEqual(ExitCodes.Success, await CommandLine.RunAsync(["record", "run-2", "--url", Url]));
    }

    [Theory]
    [InlineData(200, "<h1>Contract</h1><p role=status>Thank you, your answer is recorded.</p>", ExitCodes.Success)]
    [InlineData(409, "<h1>Contract</h1><div role=alert><p>This answer was not taken.</p></div>", ExitCodes.Failure)]
    [InlineData(200, "<h1>Contract</h1><div role=alert><p>This answer was not taken.</p></div>", ExitCodes.Failure)]
    [InlineData(400, "<h1>Contract</h1><form method=post><input type=radio name=choice value=approve></form>", ExitCodes.BadInput)]
    public async Task An_answer_ends_well_only_when_it_counts(int status, string page, int exitCode)
    {
        _page = "<h1>Contract</h1><form method=post><input type=radio name=choice value=approve></form>";
        _answer = Results.Content(page, "text/html", statusCode: status);

        Assert.Equal(exitCode, await CommandLine.RunAsync(["decide", $"{Url}/approvals/token", "--choice", "approve"]));
    }

    [Fact]
    public async Task A_link_that_is_closed_cannot_be_answered()
    {
        _page = "<h1>Contract</h1><p role=status>This decision is closed.</p>";

        Assert.Equal(ExitCodes.Failure, await CommandLine.RunAsync(["decide", $"{Url}/approvals/token", "--choice", "approve"]));
    }
}
