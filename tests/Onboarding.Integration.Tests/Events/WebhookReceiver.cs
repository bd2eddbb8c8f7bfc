using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Onboarding.Runtime.Azurite;
using StandardWebhooks;

namespace Onboarding.Integration.Tests.Events;

/// <summary>A company's program that takes webhooks: it checks every signature, answers as it is told to, and can go away and come back.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string SecretPath = "/hooks/path-that-nobody-else-knows";

    private readonly int _port = FreePorts.Take(1)[0];
    private readonly ConcurrentQueue<Received> _received = new();
    private WebApplication? _server;

    public Uri Url => new($"http://127.0.0.1:{_port}{SecretPath}");

    /// <summary>Statuses of the next answers; 200 when there is none left.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    public IReadOnlyList<Received> All => [.. _received];

    /// <summary>Those that it has taken, repeats included.</summary>
    public IReadOnlyList<Received> Taken => [.. _received.Where(one => one.Answer == 200)];

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        await receiver.StartAgainAsync();
        return receiver;
    }

    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_port}");
        _server = builder.Build();
        _server.MapPost(SecretPath, TakeAsync);
        await _server.StartAsync();
    }

    public async Task StopAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _server = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var status = Answers.TryDequeue(out var told) ? told : 200;
        _received.Enqueue(new Received(request.Headers["webhook-id"].ToString(), request.ContentType ?? "", body, Fault(body, request.Headers), status));
        return Results.StatusCode(status);
    }

    // As a receiver does it with the library of the specification, its tolerance for clocks included.
    private static string? Fault(string body, IHeaderDictionary headers)
    {
        try
        {
            new StandardWebhook(Secret).Verify(body, new HeaderDictionary(headers.ToDictionary(header => header.Key, header => new StringValues(header.Value.ToArray()))));
            return null;
        }
        catch (Exception wrong)
        {
            return wrong.Message;
        }
    }
}

/// <summary>One request.</summary>
/// <param name="Id">Header <c>webhook-id</c>.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Body">The CloudEvent.</param>
/// <param name="Fault">What is wrong with its signature; null when nothing is.</param>
/// <param name="Answer">What was answered.</param>
internal sealed record Received(string Id, string ContentType, string Body, string? Fault, int Answer)
{
    public string Type => JsonNode.Parse(Body)!["type"]!.ToString();
}
