using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Workflows.Pilot;

/// <summary>The newest adjustment of a pilot's scope. Pure.</summary>
/// <param name="On">Day (UTC) on which people chose it; only what was measured after it tells what it was worth.</param>
/// <param name="Kpis">Ids of the KPIs that had failed at a review at which the scope was adjusted.</param>
public sealed record ScopeAdjustment(DateOnly On, IReadOnlySet<string> Kpis)
{
    /// <summary>The adjustment that a review looks back on; null: there was none.</summary>
    /// <param name="day">Day of the review; its own earlier rounds adjusted nothing yet.</param>
    /// <param name="reviews">Rounds of the pilot's reviews.</param>
    internal static ScopeAdjustment? Before(int day, IEnumerable<Gate> reviews)
    {
        var adjusted = reviews.Where(gate => gate.Outcome?.Choice == ChoiceIds.AdjustScope && GateIds.DayOfReview(gate.Id) < day).ToList();
        return adjusted.Count == 0 ? null : new ScopeAdjustment(
            adjusted.Max(gate => DateOnly.FromDateTime(gate.Outcome!.At.UtcDateTime)),
            adjusted.SelectMany(gate => gate.Case.Figures).Where(figure => figure is { Verdict: "fail", Measured: not null })
                .Select(figure => figure.Measured!.Kpi).ToHashSet());
    }

    /// <summary>Ids of the KPIs that it was to mend and that fail on what was measured after it.</summary>
    /// <param name="criteria">What the pilot is judged by.</param>
    /// <param name="readings">Readings of the pilot.</param>
    internal IReadOnlySet<string> InVain(PilotCriteria criteria, IEnumerable<Reading> readings) => criteria
        .Judge([.. readings.Where(reading => reading.Day > On)])
        .Where(one => one.Verdict == Verdict.Failed && Kpis.Contains(one.Kpi.Id))
        .Select(one => one.Kpi.Id).ToHashSet();
}
