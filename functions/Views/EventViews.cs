using System.Globalization;
using Onboarding.Functions.Requests;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>How far an event came with a webhook, which is shown by its host only.</summary>
internal sealed record EventDeliveryView(string Webhook, string Host, DeliveryState State, int Attempts, DateTimeOffset? At, string? LastFailure);

/// <summary>An event of a run as the API shows it.</summary>
internal sealed record EventView(int Sequence, string Id, string Type, DateTimeOffset At, IReadOnlyList<EventDeliveryView> Deliveries);

/// <summary>Who is told an event again.</summary>
internal sealed record ReplayView(string Id, string Type, IReadOnlyList<string> Hosts);

/// <summary>Shows a run's events and what became of them.</summary>
public sealed class EventViews(RunStore store, AuditTrail audit, EventOutbox outbox, Webhooks webhooks)
{
    /// <summary>Every event, oldest first, with each webhook that takes it.</summary>
    internal async Task<IReadOnlyList<EventView>> OfAsync(string runId, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var deliveries = (await outbox.DeliveriesAsync(runId, cancellation)).ToDictionary(delivery => (delivery.Webhook, delivery.Sequence));
        var views = new List<EventView>();
        await foreach (var (entry, _) in audit.ReadAsync(runId, 0, cancellation: cancellation))
        {
            if (!EventKinds.Contains(entry.Kind)) continue;
            views.Add(new EventView(entry.Sequence, EventMessage.IdOf(runId, entry.Sequence), EventKinds.TypeOf(entry.Kind), entry.At,
                [.. webhooks.Taking(entry.Kind).Select(webhook => ViewOf(webhook, deliveries.GetValueOrDefault((webhook.Key, entry.Sequence))))]));
        }

        return views;
    }

    /// <summary>A page of them.</summary>
    internal async Task<Listing<EventView>> PageAsync(string runId, PageRequest page, CancellationToken cancellation)
    {
        var after = page.AfterSequence();
        var events = (await OfAsync(runId, cancellation)).Where(one => one.Sequence > after).Take(page.Size + 1).ToList();
        var shown = events.Take(page.Size).ToList();
        return new Listing<EventView>(shown, events.Count > page.Size ? shown[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static EventDeliveryView ViewOf(Webhook webhook, EventDelivery? delivery) => new(
        webhook.Key, webhook.Host, delivery?.State ?? DeliveryState.Pending, delivery?.Attempts ?? 0, delivery?.At, delivery?.LastFailure);
}
