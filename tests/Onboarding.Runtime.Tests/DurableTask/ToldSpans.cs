using System.Collections.Concurrent;
using System.Diagnostics;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>Everything that the engine tells below one caller, whose trace is the test's own.</summary>
internal sealed class ToldSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _stopped = new();
    private readonly ActivityListener _listener;
    private readonly Activity _caller;

    public ToldSpans()
    {
        _caller = new Activity("caller") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.W3C).Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.DurableTask" or "Onboarding.Runtime",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public string CallerId => _caller.SpanId.ToHexString();

    /// <summary>Spans of the test's trace that the public packages have too.</summary>
    public IReadOnlyList<Activity> All => [.. _stopped.Where(span => span.TraceId == _caller.TraceId && span.Source.Name == "Microsoft.DurableTask")];

    /// <summary>Spans of turns.</summary>
    public IReadOnlyList<Activity> Turns => [.. _stopped.Where(span => span.TraceId == _caller.TraceId && span.Source.Name == "Onboarding.Runtime")];

    /// <summary>Each span as "kind name", below which it hangs as "kind name" or "caller".</summary>
    public IEnumerable<string> Tree()
    {
        var byId = All.ToDictionary(span => span.SpanId.ToHexString(), Describe);
        byId[CallerId] = "caller";
        return All.Select(span => $"{Describe(span)} < {byId.GetValueOrDefault(span.ParentSpanId.ToHexString(), "nothing")}");
    }

    public void Dispose()
    {
        _listener.Dispose();
        _caller.Dispose();
    }

    private static string Describe(Activity span) => $"{span.Kind} {span.OperationName}";
}
