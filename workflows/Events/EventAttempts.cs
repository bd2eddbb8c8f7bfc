using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Events;

/// <summary>Tries one event until it is settled or given up.</summary>
internal static class EventAttempts
{
    public static async Task TakeAsync(TaskOrchestrationContext context, EventTask task)
    {
        var begun = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await TryAsync(context, task);
            if (outcome.IsSettled) return;
            var next = outcome.State == DeliveryState.Failed ? null : EventBackoff.NextAt(attempt, begun, context.CurrentUtcDateTime, AskedBy(outcome));
            if (next is null)
            {
                var abandoned = new AbandonedEvent(task, outcome.Failure ?? "");
                await context.CallActivityAsync<bool>(nameof(AbandonEvent), abandoned, StorageRetry.Options);
                return;
            }

            await context.CreateTimer(next.Value, CancellationToken.None);
        }
    }

    // A fault of ours with one event must not keep the others from being told.
    private static async Task<DeliveryOutcome> TryAsync(TaskOrchestrationContext context, EventTask task)
    {
        try
        {
            return await context.CallActivityAsync<DeliveryOutcome>(nameof(DeliverEvent), task, StorageRetry.Options);
        }
        catch (TaskFailedException failed)
        {
            return new DeliveryOutcome(DeliveryState.Failed, failed.FailureDetails.ErrorMessage);
        }
    }

    private static TimeSpan? AskedBy(DeliveryOutcome outcome) =>
        outcome.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
