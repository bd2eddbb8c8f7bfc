using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Events;

/// <summary>An event that is not tried any more.</summary>
/// <param name="Task">The event.</param>
/// <param name="Reason">What was wrong at the last attempt.</param>
public sealed record AbandonedEvent(EventTask Task, string Reason);

/// <summary>Records that an event is not tried any more, for the audit to show; the next one's turn comes. Run twice, the audit says so once.</summary>
[DurableTask]
public sealed class AbandonEvent(RunStore store, Webhooks webhooks, EventOutbox outbox) : TaskActivity<AbandonedEvent, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, AbandonedEvent input)
    {
        if (webhooks.Find(input.Task.Route.Webhook) is { } webhook) await WebhookNotes.AbandonedAsync(store, input, webhook);
        await outbox.RecordAsync(input.Task, new DeliveryOutcome(DeliveryState.Failed, input.Reason));
        return true;
    }
}
