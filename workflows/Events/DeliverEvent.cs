using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Events;

/// <summary>
/// Posts an event once and notes what it came to. Run twice, also after a crash between, it may post twice: the same id, by which a
/// receiver knows a repeat.
/// </summary>
[DurableTask]
public sealed class DeliverEvent(RunStore store, AuditTrail audit, Webhooks webhooks, EventOutbox outbox, EventEnvelope envelope, WebhookTransport transport)
    : TaskActivity<EventTask, DeliveryOutcome>
{
    /// <inheritdoc />
    public override async Task<DeliveryOutcome> RunAsync(TaskActivityContext context, EventTask input)
    {
        var route = input.Route;
        // A webhook that was taken out of the settings meanwhile is told nothing more.
        if (webhooks.Find(route.Webhook) is not { } webhook) return new DeliveryOutcome(DeliveryState.Gone);
        if (!input.IsReplay && (await outbox.CursorAsync(route)).Position >= input.Sequence) return new DeliveryOutcome(DeliveryState.Delivered);
        var outcome = DeliveryOutcome.Of(await transport.SendAsync(webhook, await MessageAsync(input)));
        if (outcome.State == DeliveryState.Gone) await WebhookNotes.GoneAsync(store, route, webhook);
        await outbox.RecordAsync(input, outcome);
        return outcome;
    }

    private async Task<EventMessage> MessageAsync(EventTask task)
    {
        var run = await store.GetAsync(task.Route.RunId);
        var before = task.Sequence > 1 ? await audit.GetAsync(run.Id, task.Sequence - 1) : null;
        return envelope.Of(run, await audit.GetAsync(run.Id, task.Sequence), before?.Stage);
    }
}
