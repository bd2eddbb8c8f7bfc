using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>What is printed goes through the console of the whole process, so nothing else may print meanwhile.</summary>
[CollectionDefinition(nameof(PlaybookCommandTests), DisableParallelization = true)]
public sealed class ConsoleAlone;

[Collection(nameof(PlaybookCommandTests))]
public sealed class PlaybookCommandTests : IAsyncLifetime
{
    private static readonly object Fit = new { id = "mine", version = "2.0.0", name = "Ours", description = "Of us", isOwn = true };

    private readonly WebApplication _server;
    private readonly string _file = Path.GetTempFileName();
    private IResult _answer = Results.Json(Fit);
    private string _sent = "";

    public PlaybookCommandTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/api/v1/playbooks/check", async (HttpRequest request) =>
        {
            _sent = await new StreamReader(request.Body).ReadToEndAsync();
            return _answer;
        });
        _server.MapGet("/api/v1/playbooks", () => Results.Json(new { items = new[] { Fit } }));
        _server.MapGet("/api/v1/playbooks/mine", () => Results.Json(new { id = "mine", name = new Dictionary<string, string> { ["zh-CN"] = "自有" } }));
    }

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync()
    {
        File.Delete(_file);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_playbook_that_is_in_order_is_said_to_be_in_one_line()
    {
        await File.WriteAllTextAsync(_file, """{ "id": "mine" }""");

        var (code, output, errors) = await RunAsync("check", _file);

        Assert.Equal((ExitCodes.Success, "mine 2.0.0 is in order: Ours\n", ""), (code, output, errors));
        Assert.Equal("""{ "id": "mine" }""", _sent);
    }

    [Fact]
    public async Task Each_error_stands_on_a_line_of_its_own_and_the_command_ends_with_2()
    {
        _answer = Results.Json(
            new { title = "Some fields are wrong", errors = new Dictionary<string, string[]> { ["pilot.days"] = ["is missing; add it"], ["kpis[0].unit"] = ["must be a text", "is odd"] } },
            contentType: "application/problem+json", statusCode: 400);

        var (code, output, errors) = await RunAsync("check", _file);

        Assert.Equal((ExitCodes.BadInput, ""), (code, output));
        Assert.Equal("pilot.days: is missing; add it\nkpis[0].unit: must be a text\nkpis[0].unit: is odd\n", errors);
    }

    [Fact]
    public async Task A_file_that_is_no_JSON_ends_with_2_and_the_words_of_the_API()
    {
        _answer = Results.Json(new { title = "Malformed", detail = "Line 3" }, contentType: "application/problem+json", statusCode: 400);

        var (code, _, errors) = await RunAsync("check", _file);

        Assert.Equal((ExitCodes.BadInput, "Malformed - Line 3\n"), (code, errors));
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_2() => Assert.Equal(ExitCodes.BadInput, (await RunAsync("check", "/no/such/playbook.json")).Code);

    [Fact]
    public async Task Without_an_app_the_command_says_how_to_start_it()
    {
        await _server.StopAsync();

        var (code, _, errors) = await RunAsync("list");

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("Start it with: onboard up", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_and_a_whole_playbook_are_shown()
    {
        var list = await RunAsync("list");
        var show = await RunAsync("show", "mine");

        Assert.Contains("Ours", list.Output, StringComparison.Ordinal);
        Assert.Contains("自有", show.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Success, ExitCodes.Success), (list.Code, show.Code));
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (console, errors) = (Console.Out, Console.Error);
        using var output = new StringWriter { NewLine = "\n" };
        using var said = new StringWriter { NewLine = "\n" };
        var url = _server.Urls.FirstOrDefault() ?? "http://127.0.0.1:9";
        Console.SetOut(output);
        Console.SetError(said);
        try
        {
            var code = await CommandLine.RunAsync(["playbook", .. arguments, "--url", url, "--lang", "en"]);
            return (code, output.ToString(), said.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }
    }
}
