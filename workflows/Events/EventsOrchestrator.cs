using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Events;

/// <summary>
/// Tells a webhook the events of a run, one after the other in the audit's order, until none is left. Each event is a turn of its own and
/// the history starts anew, so it stays small. Started by <see cref="EventDispatcher"/>; no run ever waits for it.
/// </summary>
[DurableTask]
public sealed class EventsOrchestrator : TaskOrchestrator<EventRoute, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskOrchestrationContext context, EventRoute input)
    {
        var next = await context.CallActivityAsync<int>(nameof(FindNextEvent), input, StorageRetry.Options);
        if (next == 0) return true;
        await EventAttempts.TakeAsync(context, new EventTask(input, next));
        context.ContinueAsNew(input);
        return true;
    }
}

/// <summary>Tells a webhook one event again.</summary>
[DurableTask]
public sealed class ReplayOrchestrator : TaskOrchestrator<EventTask, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskOrchestrationContext context, EventTask input)
    {
        await EventAttempts.TakeAsync(context, input);
        return true;
    }
}
