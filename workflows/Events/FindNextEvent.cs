using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Events;

/// <summary>Finds the audit entry that a webhook is told of next; 0 when there is none, and then notes that nothing is left so far.</summary>
[DurableTask]
public sealed class FindNextEvent(Webhooks webhooks, EventOutbox outbox, AuditTrail audit) : TaskActivity<EventRoute, int>
{
    /// <inheritdoc />
    public override async Task<int> RunAsync(TaskActivityContext context, EventRoute input)
    {
        var cursor = await outbox.CursorAsync(input);
        if (webhooks.Find(input.Webhook) is not { } webhook || cursor.IsGone) return 0;
        var last = cursor.Position;
        await foreach (var stored in audit.ReadAsync(input.RunId, cursor.Position))
        {
            if (webhook.Takes(stored.Entry.Kind)) return stored.Entry.Sequence;
            last = stored.Entry.Sequence;
        }

        if (last > cursor.Position) await outbox.PassAsync(input, last);
        return 0;
    }
}
