using System.Globalization;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>What happened in a run.</summary>
internal sealed record TimelineItem(int Sequence, DateTimeOffset At, string Actor, string Kind, string Stage, string What);

/// <summary>A run's audit, and whether its chain of hashes holds.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Chain"><c>intact</c> or <c>broken at N</c>.</param>
internal sealed record TimelineView(IReadOnlyList<TimelineItem> Items, string Chain);

/// <summary>Shows a run's audit in the reader's language.</summary>
public sealed class TimelineViews(RunStore store, Phrasebook phrases)
{
    internal const string Intact = "intact";

    internal async Task<TimelineView> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var entries = await store.ListAsync<AuditEntry>(runId, "audit", cancellation);
        return new TimelineView(
            [.. entries.Select(entry => new TimelineItem(
                entry.Sequence, entry.At, entry.Actor, entry.Kind, entry.Stage, phrases.Render(entry.What, language)))],
            ChainOf(entries, run));
    }

    private static string ChainOf(IReadOnlyList<AuditEntry> entries, Run head) =>
        AuditChain.FirstBreak(entries, head) is { } place ? string.Create(CultureInfo.InvariantCulture, $"broken at {place}") : Intact;
}
