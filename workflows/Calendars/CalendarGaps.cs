using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Calendars;

/// <summary>Tells a run, once for each country and year, that its dates were computed without knowing every holiday.</summary>
public sealed class CalendarGaps(RunStore store)
{
    // A change has 100 rows, and each gap takes two.
    private const int MostAtOnce = 40;

    /// <summary>Says it by itself, in as many changes as it takes. Said again, it changes nothing.</summary>
    public async Task SayAsync(string runId, IReadOnlyList<CalendarGap> gaps, CancellationToken cancellation = default)
    {
        foreach (var some in gaps.Chunk(MostAtOnce))
        {
            await store.ChangeAsync(runId, async run =>
            {
                var change = await WithAsync(new RunChange(run), some, cancellation);
                return change.Put.Count == 0 ? null : change;
            }, cancellation);
        }
    }

    /// <summary>A change that says it too.</summary>
    public async Task<RunChange> WithAsync(RunChange change, IReadOnlyList<CalendarGap> gaps, CancellationToken cancellation = default)
    {
        foreach (var gap in gaps)
        {
            var key = RowKeys.CalendarGap(gap.Country, gap.Year);
            if (await store.FindAsync<CalendarGap>(change.Run.Id, key, cancellation) is not null) continue;
            change = change with
            {
                Put = new Dictionary<string, object>(change.Put) { [key] = gap },
                Audit = [.. change.Audit, AuditEntry.BySystem("calendar.missing", SaidOf(gap))],
            };
        }

        return change;
    }

    private static Phrase SaidOf(CalendarGap gap)
    {
        var what = new Phrase(gap.Lacks is null ? "audit.calendar.missing" : "audit.calendar.partial").With("country", gap.Country).With("year", $"{gap.Year}");
        return gap.Lacks is { } lacks ? what.With("lacks", lacks) : what;
    }
}
