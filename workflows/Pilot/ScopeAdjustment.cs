using Onboarding.Workflows.Gates;

namespace Onboarding.Workflows.Pilot;

/// <summary>What adjusting a pilot's scope was to mend. Pure.</summary>
internal static class ScopeAdjustment
{
    /// <summary>Ids of the KPIs that had failed at a review before a day at which people chose to adjust the scope.</summary>
    /// <param name="day">Day of the review that looks back; its own earlier rounds adjusted nothing yet.</param>
    /// <param name="reviews">Rounds of the pilot's reviews.</param>
    public static IReadOnlySet<string> KpisBefore(int day, IEnumerable<Gate> reviews) => reviews
        .Where(gate => gate.Outcome?.Choice == ChoiceIds.AdjustScope && GateIds.DayOfReview(gate.Id) < day)
        .SelectMany(gate => gate.Case.Figures)
        .Where(figure => figure is { Verdict: "fail", Measured: not null })
        .Select(figure => figure.Measured!.Kpi)
        .ToHashSet();
}
