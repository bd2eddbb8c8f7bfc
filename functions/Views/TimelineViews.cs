using System.Globalization;
using Onboarding.Functions.Requests;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>What happened in a run.</summary>
/// <param name="Sequence">Its place in the audit.</param>
/// <param name="At">UTC.</param>
/// <param name="Actor">In which part it was done.</param>
/// <param name="Kind">Kind for machines.</param>
/// <param name="Stage">Stage the run was in.</param>
/// <param name="What">What happened, in words.</param>
/// <param name="By">Who was signed in; null when nobody was.</param>
internal sealed record TimelineItem(int Sequence, DateTimeOffset At, string Actor, string Kind, string Stage, string What, AuditAuthor? By = null)
{
    /// <summary>Whose hand-in it was, when the actor took over somebody else's.</summary>
    public string? Source { get; init; }
}

/// <summary>A run's audit, and whether its chain of hashes holds.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Chain"><c>intact</c> or <c>broken at N</c>; null on a page, as the chain is checked as a whole.</param>
/// <param name="BrokenAt">The first entry that does not fit; null when all do.</param>
/// <param name="Continuation">Where the next page starts; null after the last.</param>
internal sealed record TimelineView(IReadOnlyList<TimelineItem> Items, string? Chain, int? BrokenAt, string? Continuation = null);

/// <summary>Shows a run's audit in the reader's language.</summary>
public sealed class TimelineViews(RunStore store, AuditTrail audit, Phrasebook phrases)
{
    private const string Intact = "intact";

    internal async Task<TimelineView> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var entries = await store.ListAsync<AuditEntry>(runId, "audit", cancellation);
        var broken = AuditChain.FirstBreak(entries, run);
        return new TimelineView(
            [.. entries.Select(entry => Of(entry, language))],
            broken is { } place ? string.Create(CultureInfo.InvariantCulture, $"broken at {place}") : Intact,
            broken);
    }

    internal async Task<TimelineView> PageAsync(string runId, PageRequest page, string language, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var after = page.AfterSequence();
        var upTo = (int)Math.Min((long)after + page.Size, run.AuditSequence);
        var items = new List<TimelineItem>();
        await foreach (var (entry, _) in audit.ReadAsync(runId, after, upTo, cancellation)) items.Add(Of(entry, language));
        return new TimelineView(items, null, null, upTo < run.AuditSequence ? upTo.ToString(CultureInfo.InvariantCulture) : null);
    }

    internal TimelineItem Of(AuditEntry entry, string language) =>
        new(entry.Sequence, entry.At, entry.Actor, entry.Kind, entry.Stage, phrases.Render(entry.What, language), entry.By) { Source = entry.Source };
}
