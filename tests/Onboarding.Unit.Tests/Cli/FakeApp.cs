using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>A server on this machine that answers what it is told to, and commands that are run against it.</summary>
public sealed class FakeApp : IAsyncDisposable
{
    public const string Run = "/api/v1/onboardings/run-1";

    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, Func<string, IResult>> _answers = new();
    private readonly ConcurrentQueue<(string What, string Body, string IfMatch)> _asked = new();

    private FakeApp()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Map("/{**path}", AnswerAsync);
    }

    /// <summary>Every request, as <c>GET /path?query</c>, its body and the version that it means.</summary>
    public IReadOnlyList<(string What, string Body, string IfMatch)> Asked => [.. _asked];

    private string Url => _server.Urls.First();

    public string AddressOf(string path) => Url + path;

    public static async Task<FakeApp> StartAsync()
    {
        var app = new FakeApp();
        await app._server.StartAsync();
        return app;
    }

    /// <summary>What is answered to <c>GET /path</c>; a text is JSON.</summary>
    public FakeApp On(string what, string json) => On(what, _ => Results.Content(json, "application/json"));

    /// <summary>The same by the request's body.</summary>
    public FakeApp On(string what, Func<string, IResult> answer)
    {
        _answers[what] = answer;
        return this;
    }

    public static IResult Problem(int status, string json) => Results.Content(json, "application/problem+json", statusCode: status);

    /// <summary>Runs a command in English against this server.</summary>
    internal async Task<Said> SayAsync(params string[] arguments)
    {
        var (console, errors) = (Console.Out, Console.Error);
        using var output = new StringWriter { NewLine = "\n" };
        using var said = new StringWriter { NewLine = "\n" };
        Console.SetOut(output);
        Console.SetError(said);
        try
        {
            var code = await CommandLine.RunAsync([.. arguments, "--url", Url, .. arguments.Contains("--lang") ? Array.Empty<string>() : ["--lang", "en"]]);
            return new Said(code, output.ToString(), said.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        var body = await new StreamReader(request.Body).ReadToEndAsync();
        var what = $"{request.Method} {request.Path}";
        _asked.Enqueue((what + request.QueryString, body, request.Headers.IfMatch.ToString()));
        if (_answers.TryGetValue(what + request.QueryString, out var exact)) return exact(body);
        return _answers.TryGetValue(what, out var answer) ? answer(body) : Problem(404, """{ "title": "Not found" }""");
    }
}

/// <summary>What a command answered.</summary>
internal sealed record Said(int Code, string Output, string Errors)
{
    /// <summary>Stdout as the one JSON document that it must be.</summary>
    public JsonNode Json => JsonNode.Parse(Output)!;
}
