using System.Diagnostics;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Telemetry;

/// <summary>
/// The one trace of a run, from its start to its end months later. Its context is kept in the run's head (<see cref="Run.Trace"/>) and with its
/// orchestrations; whatever is done for the run by somebody else (a request, a timer's pass) goes on in it and links back to who did it,
/// and a request that concerns the run links to it.
/// </summary>
internal static class RunTrace
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "Onboarding";

    /// <summary>Attribute that names the run.</summary>
    public const string RunId = "onboarding.run_id";

    // A request over many runs, such as a person's export, names some of them: each link is sent, and each is looked through for the next.
    private const int MostLinks = 32;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins a run's trace: its own, not that of whoever starts it, so that no two runs share one and no caller decides whether it is recorded.</summary>
    /// <returns>Its first span, current until it is disposed; <see cref="RunSpan.Trace"/> goes into the head.</returns>
    public static RunSpan Begin(string runId)
    {
        var before = Activity.Current;
        Activity.Current = null;
        var span = Source.StartActivity("run", ActivityKind.Producer, parentContext: default, links: LinkTo(before)) ?? Plain("run").Start();
        Activity.Current = span;
        span.SetTag(RunId, runId);
        return new RunSpan(span, before);
    }

    /// <summary>Goes on in a run's trace, in a span that is current until it is disposed. Nothing, when that is the trace already or the run has none.</summary>
    /// <param name="run">Head of the run.</param>
    /// <param name="what">What is done for it, a word or two.</param>
    public static RunSpan? Continue(Run run, string what)
    {
        if (ContextOf(run) is not { } context || Activity.Current?.TraceId == context.TraceId) return null;
        var before = Activity.Current;
        var span = Source.StartActivity(what, ActivityKind.Producer, context, links: LinkTo(before))
            ?? Plain(what).SetParentId(context.TraceId, context.SpanId, context.TraceFlags).Start();
        span.SetTag(RunId, run.Id);
        return new RunSpan(span, before);
    }

    /// <summary>
    /// Links the request that is being answered to the run that it concerns, once; of one that concerns many to the first 32. The first is the one that
    /// its <see cref="RunId"/> names.
    /// </summary>
    public static void Link(Run run)
    {
        if (Activity.Current is not { } current || ContextOf(run) is not { } context) return;
        while (current.Parent is { } parent) current = parent;
        if (current is not { Kind: ActivityKind.Server, Recorded: true } || current.TraceId == context.TraceId) return;
        var links = current.Links.ToList();
        if (links.Count >= MostLinks || links.Exists(link => link.Context.TraceId == context.TraceId)) return;
        current.AddLink(new ActivityLink(context, new ActivityTagsCollection { [RunId] = run.Id }));
        if (current.GetTagItem(RunId) is null) current.SetTag(RunId, run.Id);
    }

    /// <summary>A letter or a notice is handed to its provider.</summary>
    /// <param name="provider">How it goes out.</param>
    /// <param name="kind">Kind of the mail.</param>
    public static Activity? StartSending(string provider, string kind) =>
        Source.StartActivity("send mail", ActivityKind.Client)?.SetTag("messaging.system", provider).SetTag("onboarding.mail.kind", kind);

    private static ActivityContext? ContextOf(Run run) => ActivityContext.TryParse(run.Trace, null, isRemote: true, out var context) ? context : null;

    private static ActivityLink[]? LinkTo(Activity? other) => other is null ? null : [new ActivityLink(other.Context)];

    // Where nobody listens the context is handed on all the same: somebody may listen by the run's next step.
    private static Activity Plain(string name) => new Activity(name) { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.W3C);
}

/// <summary>A span of a run that is current until it is disposed; then the one before is current again.</summary>
internal sealed class RunSpan(Activity span, Activity? before) : IDisposable
{
    /// <summary>Traceparent of what hangs below it.</summary>
    public string Trace => span.Id!;

    /// <summary>Nothing was begun after all: it is not told of.</summary>
    public void Forget() => span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;

    /// <inheritdoc />
    public void Dispose()
    {
        span.Dispose();
        Activity.Current = before;
    }
}
