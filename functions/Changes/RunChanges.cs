using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Onboarding.Functions.Http;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Changes;

/// <summary>
/// A run's audit as it grows. Who follows is woken when this process changes the run, and looks every few seconds because another process
/// may have: one small query, of nothing but new entries. A stream ends with the run, and after some minutes by itself, as hosts end long
/// requests anyhow; readers of server-sent events then go on where they were.
/// </summary>
public sealed class RunChanges(RunStore store, AuditTrail audit, TimelineViews timelines, ChangeBell bell, IHostApplicationLifetime lifetime)
{
    private const string LastSeenHeader = "Last-Event-ID";
    private const string AfterName = "after";

    // In real time, as what it spares, the storage and the connection, does not run faster on a scaled clock.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Azure's load balancers end a response after 230 seconds without a byte, and its hosts end a function after five minutes.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    /// <summary>The stream from where the reader is; 204, which tells browsers to stop, when all of an ended run was read.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidInputException">The place is no sequence number.</exception>
    internal async Task<IResult> FollowAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var after = PlaceOf(request) ?? run.AuditSequence;
        if (run.IsEnded && after >= run.AuditSequence) return Results.NoContent();
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Accel-Buffering"] = "no";
        var language = RequestLanguage.Of(request);
        // It is open as long as somebody looks, which is no latency.
        if (request.HttpContext.Features.Get<IHttpMetricsTagsFeature>() is { } metrics) metrics.MetricsDisabled = true;
        return Results.Stream(output => WriteAsync(output, runId, after, language, request.HttpContext.RequestAborted), ChangeStream.MediaType);
    }

    // Where the reader was: browsers say it in the header when they connect again, everybody else may in the query.
    private static int? PlaceOf(HttpRequest request) =>
        NumberOf(LastSeenHeader, request.Headers[LastSeenHeader].ToString()) ?? NumberOf(AfterName, request.Query[AfterName].ToString());

    private static int? NumberOf(string field, string text) => text switch
    {
        "" => null,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new InvalidInputException([new FieldError(field, new Phrase("input.sequence"))]),
    };

    private async Task WriteAsync(Stream output, string runId, int after, string language, CancellationToken gone)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(gone, lifetime.ApplicationStopping);
        try
        {
            await ChangeStream.WriteAsync(output, ChangeStream.Retry, ends.Token);
            var began = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(began) < Longest)
            {
                var next = bell.NextAsync(runId);
                // The head first: an entry that it counts is there to be read.
                var isOver = (await store.GetAsync(runId, ends.Token)).IsEnded;
                var sent = after;
                await foreach (var (entry, _) in audit.ReadAsync(runId, after, cancellation: ends.Token))
                {
                    await ChangeStream.WriteAsync(output, ChangeStream.Event(entry.Sequence, timelines.Of(entry, language)), ends.Token);
                    after = entry.Sequence;
                }

                // What the end leads to, such as its mails, comes a moment after it.
                if (isOver && sent == after)
                {
                    await ChangeStream.WriteAsync(output, ChangeStream.End, ends.Token);
                    return;
                }

                if (sent == after) await ChangeStream.WriteAsync(output, ChangeStream.Heartbeat, ends.Token);
                await NextOrPauseAsync(next, ends.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException && ends.IsCancellationRequested)
        {
            // The reader left, or the app stops.
        }
    }

    private static async Task NextOrPauseAsync(Task next, CancellationToken cancellation)
    {
        try
        {
            await next.WaitAsync(Pause, TimeProvider.System, cancellation);
        }
        catch (TimeoutException)
        {
            // Nothing here; perhaps elsewhere.
        }
    }
}
