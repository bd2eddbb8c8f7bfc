using System.Diagnostics;
using Microsoft.DurableTask;
using Onboarding.Runtime.DurableTask.Engine;
using Onboarding.Runtime.DurableTask.Storage;
using ActivityContext = System.Diagnostics.ActivityContext;

namespace Onboarding.Runtime.DurableTask.Tracing;

/// <summary>
/// Spans of orchestrations and activities under the source, names and attributes of the public packages (src/Shared/Grpc/Tracing of
/// microsoft/durabletask-dotnet, src/DurableTask.Core/Tracing of Azure/durabletask), so that a trace reads the same on both hosts. Unlike
/// there no message of a failure is told, which may name people: its type is.
/// </summary>
internal static class TaskSpans
{
    /// <summary>Source of the spans that the public packages have too.</summary>
    public const string SourceName = "Microsoft.DurableTask";

    /// <summary>Source of the engine's own: one span a turn, which holds what storing it took.</summary>
    public const string EngineSourceName = "Onboarding.Runtime";

    internal const string Type = "durabletask.type";
    internal const string Name = "durabletask.task.name";
    internal const string Version = "durabletask.task.version";
    internal const string InstanceId = "durabletask.task.instance_id";
    internal const string ExecutionId = "durabletask.task.execution_id";
    internal const string Status = "durabletask.task.status";
    internal const string TaskId = "durabletask.task.task_id";
    internal const string Target = "durabletask.event.target_instance_id";
    internal const string FireAt = "durabletask.fire_at";
    internal const string ErrorType = "error.type";

    internal const string OrchestrationType = "orchestration";
    internal const string ActivityType = "activity";
    internal const string EventType = "event";
    internal const string TimerType = "timer";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly ActivitySource Engine = new(EngineSourceName);

    /// <summary>A client orders an orchestration; its span, or the caller's where nobody listens, is what the orchestration's hangs below.</summary>
    public static Activity? StartCreate(TaskName name, string version, string instanceId)
    {
        var span = Source.StartActivity(NameOf("create_orchestration", name.Name, version), ActivityKind.Producer);
        return span?.SetTag(Type, OrchestrationType).SetTag(Name, name.Name).SetTag(InstanceId, instanceId).SetTag(Version, NullIfNone(version));
    }

    /// <summary>A client raises an event.</summary>
    public static Activity? StartEvent(string eventName, string target) =>
        Source.StartActivity(NameOf("orchestration_event", eventName, ""), ActivityKind.Producer)
            ?.SetTag(Type, EventType).SetTag(Name, eventName).SetTag(Target, target);

    /// <summary>An activity runs. Null when nobody listens, or its orchestration belongs to no trace.</summary>
    /// <param name="instanceId">The orchestration that called it.</param>
    /// <param name="call">The call.</param>
    /// <param name="version">Its version.</param>
    /// <param name="parent">See <see cref="ParentOf"/>.</param>
    public static Activity? StartActivity(string instanceId, ActivityCalled call, string version, string? parent)
    {
        if (!Source.HasListeners() || !ActivityContext.TryParse(parent, null, isRemote: true, out var context)) return null;
        return Source.StartActivity(NameOf(ActivityType, call.Name, version), ActivityKind.Server, context)
            ?.SetTag(Type, ActivityType).SetTag(Name, call.Name).SetTag(InstanceId, instanceId).SetTag(TaskId, call.Id).SetTag(Version, NullIfNone(version));
    }

    /// <summary>A turn is decided and stored. Replayed turns have none.</summary>
    public static Activity? StartTurn(InstanceRow row) => Engine.HasListeners() && ContextOf(row) is { } context
        ? Engine.StartActivity($"turn:{row.Name}", ActivityKind.Internal, context)?.SetTag(Name, row.Name).SetTag(InstanceId, row.InstanceId)
        : null;

    /// <summary>Traceparent of what hangs below a task that an execution called; null when the execution belongs to no trace.</summary>
    public static string? ParentOf(InstanceRow row, int taskId) =>
        ActivityContext.TryParse(row.Trace, null, out var context) ? $"00-{context.TraceId}-{SpanIds.Of(row, taskId)}-{Flags(context)}" : null;

    /// <summary>The trace that an instance belongs to which is made now.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>Tells a span that began earlier and ends now, below its execution's.</summary>
    internal static void Tell(InstanceRow row, int taskId, string name, ActivityKind kind, DateTimeOffset since, Action<Activity> describe)
    {
        if (ContextOf(row) is not { } context || Source.StartActivity(name, kind, context, startTime: since) is not { } span) return;
        SpanIds.Set(span, SpanIds.Of(row, taskId));
        describe(span);
        span.Stop();
    }

    /// <summary>Tells the span of an execution that ends now.</summary>
    internal static void TellEnd(InstanceRow row, Action<Activity> describe)
    {
        if (!ActivityContext.TryParse(row.Trace, null, isRemote: true, out var parent)) return;
        var name = NameOf(OrchestrationType, row.Name, row.Version);
        if (Source.StartActivity(name, ActivityKind.Server, parent, startTime: row.BegunAt ?? default) is not { } span) return;
        SpanIds.Set(span, SpanIds.Of(row));
        describe(span);
        span.Stop();
    }

    internal static bool HasListeners => Source.HasListeners();

    internal static string NameOf(string what, string name, string? version) => string.IsNullOrEmpty(version) ? $"{what}:{name}" : $"{what}:{name}@({version})";

    internal static string? NullIfNone(string? version) => string.IsNullOrEmpty(version) ? null : version;

    private static ActivityContext? ContextOf(InstanceRow row) =>
        ActivityContext.TryParse(row.Trace, null, isRemote: true, out var context)
            ? new ActivityContext(context.TraceId, SpanIds.Of(row), context.TraceFlags, isRemote: true)
            : null;

    private static string Flags(ActivityContext context) => context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? "01" : "00";
}
