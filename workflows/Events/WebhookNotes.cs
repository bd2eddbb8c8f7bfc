using System.Globalization;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Events;

/// <summary>What the audit says about webhooks, each once. None of these entries is an event itself.</summary>
internal static class WebhookNotes
{
    /// <summary>A webhook answered that it is gone.</summary>
    public static Task GoneAsync(RunStore store, EventRoute route, Webhook webhook) => TellAsync(
        store, route.RunId, $"webhook:{webhook.Key}:gone", AuditEntry.BySystem("webhook.gone", new Phrase("audit.webhook.gone").With("host", webhook.Host)));

    /// <summary>An event was given up.</summary>
    public static Task AbandonedAsync(RunStore store, AbandonedEvent abandoned, Webhook webhook)
    {
        var sequence = abandoned.Task.Sequence;
        var what = new Phrase("audit.webhook.abandoned").With("host", webhook.Host).With("event", sequence).With("reason", abandoned.Reason);
        var mark = $"webhook:{webhook.Key}:abandoned:{sequence.ToString("D8", CultureInfo.InvariantCulture)}";
        return TellAsync(store, abandoned.Task.Route.RunId, mark, AuditEntry.BySystem("webhook.abandoned", what));
    }

    private static Task<Run> TellAsync(RunStore store, string runId, string mark, AuditEntry entry) => store.ChangeAsync(runId, async run =>
        await store.FindAsync<WebhookMark>(run.Id, mark) is not null
            ? null
            : new RunChange(run) { Put = new Dictionary<string, object> { [mark] = new WebhookMark(entry.Kind) }, Audit = [entry] });
}

/// <summary>Tells that the audit has an entry about a webhook. Row <c>webhook:{webhook}:...</c>.</summary>
/// <param name="Kind">Kind of the entry.</param>
public sealed record WebhookMark(string Kind);
