using System.Diagnostics;
using Microsoft.DurableTask;
using Onboarding.Runtime.DurableTask.Engine;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Tracing;

/// <summary>
/// What a turn that was stored tells of: tasks that came to an end with it, events that it sent, its execution's end. Told after the turn is
/// stored and never on replay, so once; a process that dies between the two tells nothing of that turn.
/// </summary>
internal static class TurnSpans
{
    /// <summary>Tells it.</summary>
    /// <param name="row">The execution as the turn found it.</param>
    /// <param name="context">Its context; null when it has none.</param>
    /// <param name="outcome">What the turn led to.</param>
    public static void Tell(InstanceRow row, Engine.ExecutionContext? context, TurnOutcome outcome)
    {
        // Taken whether somebody listens or not: a later turn that runs no code, such as a termination, tells only of itself.
        var finished = context?.TakeFinished() ?? [];
        if (row.Trace is null || !TaskSpans.HasListeners) return;
        foreach (var task in finished) Tell(row, task);
        foreach (var (message, raised) in outcome.Messages.Select(message => (message, message.Arrival as EventRaised)))
        {
            if (raised is not null) TellSent(row, message.Target, raised);
        }

        if (!outcome.After.IsEnded && !outcome.Restarts) return;
        // Nobody waits for them, or their result comes too late to be heard of; what they do hangs below these spans all the same.
        foreach (var task in context?.StillOpen ?? []) if (task.Decision is not TimerCreated) Tell(row, task);
        TaskSpans.TellEnd(row, span => Describe(span, row, outcome));
    }

    private static void Tell(InstanceRow row, FinishedTask task)
    {
        switch (task.Decision)
        {
            case ActivityCalled call:
                TaskSpans.Tell(row, call.Id, TaskSpans.NameOf(TaskSpans.ActivityType, call.Name, call.Version), ActivityKind.Client, task.OpenedAt,
                    span => Describe(span, row, TaskSpans.ActivityType, call.Name, call.Id, call.Version, task.Failure));
                break;
            case SubCalled sub:
                TaskSpans.Tell(row, sub.Id, TaskSpans.NameOf(TaskSpans.OrchestrationType, sub.Name, sub.Version), ActivityKind.Client, task.OpenedAt,
                    span => Describe(span, row, TaskSpans.OrchestrationType, sub.Name, sub.Id, sub.Version, task.Failure));
                break;
            case TimerCreated timer:
                TaskSpans.Tell(row, timer.Id, $"{TaskSpans.OrchestrationType}:{row.Name}:{TaskSpans.TimerType}", ActivityKind.Internal, task.OpenedAt, span =>
                {
                    Describe(span, row, TaskSpans.TimerType, row.Name, timer.Id, null, null);
                    span.SetTag(TaskSpans.FireAt, timer.FireAt.UtcDateTime.ToString("o"));
                });
                break;
        }
    }

    private static void TellSent(InstanceRow row, string target, EventRaised raised)
    {
        using var span = TaskSpans.StartEvent(raised.Name, target);
        span?.SetTag(TaskSpans.InstanceId, row.InstanceId).SetTag(TaskSpans.ExecutionId, row.ExecutionId);
    }

    private static void Describe(Activity span, InstanceRow row, string type, string name, int id, string? version, TaskFailureDetails? failure)
    {
        span.SetTag(TaskSpans.Type, type).SetTag(TaskSpans.Name, name).SetTag(TaskSpans.InstanceId, row.InstanceId)
            .SetTag(TaskSpans.TaskId, id).SetTag(TaskSpans.Version, TaskSpans.NullIfNone(version));
        if (failure is not null) span.SetStatus(ActivityStatusCode.Error).SetTag(TaskSpans.ErrorType, failure.ErrorType);
    }

    private static void Describe(Activity span, InstanceRow row, TurnOutcome outcome)
    {
        span.SetTag(TaskSpans.Type, TaskSpans.OrchestrationType).SetTag(TaskSpans.Name, row.Name).SetTag(TaskSpans.InstanceId, row.InstanceId)
            .SetTag(TaskSpans.ExecutionId, row.ExecutionId).SetTag(TaskSpans.Version, TaskSpans.NullIfNone(row.Version))
            .SetTag(TaskSpans.Status, outcome.Restarts ? "ContinuedAsNew" : outcome.After.Status.ToString());
        if (outcome.After.Failure is not { } failure) return;
        span.SetStatus(ActivityStatusCode.Error).SetTag(TaskSpans.ErrorType, Turn.FromJson<TaskFailureDetails>(failure).ErrorType);
    }
}
