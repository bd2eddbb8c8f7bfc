using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Pilot;

/// <summary>What the verdicts speak for at a review.</summary>
/// <param name="Choice">Choice id.</param>
/// <param name="Offered">Choices that make sense on this day.</param>
/// <param name="Reasons">Why.</param>
public sealed record PilotRecommendation(string Choice, IReadOnlyList<string> Offered, IReadOnlyList<Phrase> Reasons)
{
    /// <summary>Weighs the verdicts of a review.</summary>
    /// <param name="verdicts">One for each KPI.</param>
    /// <param name="isLast">No review follows within the planned length.</param>
    /// <param name="canExtend">The pilot is shorter than the longest and was not extended yet.</param>
    public static PilotRecommendation Of(IReadOnlyList<KpiVerdict> verdicts, bool isLast, bool canExtend)
    {
        var failed = verdicts.Where(one => one.Verdict == Verdict.Failed).ToList();
        var open = verdicts.Where(one => one.Verdict is Verdict.Inconclusive or Verdict.NoData).ToList();
        return new PilotRecommendation(ChoiceOf(failed, open, isLast, canExtend), OfferedOn(isLast, canExtend), Reason(failed, open, verdicts.Count));
    }

    private static string ChoiceOf(List<KpiVerdict> failed, List<KpiVerdict> open, bool isLast, bool canExtend)
    {
        if (!isLast) return failed.Exists(one => one.Kpi.Critical) ? ChoiceIds.AdjustScope : ChoiceIds.Continue;
        if (failed.Count == 0 && !open.Exists(one => one.Kpi.Critical)) return ChoiceIds.ScaleUp;
        if (canExtend && !failed.Exists(one => one.Kpi.Critical)) return ChoiceIds.Extend;
        return failed.Exists(one => one.Kpi.Critical) || open.Exists(one => one.Kpi.Critical) ? ChoiceIds.Exit : ChoiceIds.ScaleUp;
    }

    private static IReadOnlyList<string> OfferedOn(bool isLast, bool canExtend) => (isLast, canExtend) switch
    {
        (false, _) => [ChoiceIds.Continue, ChoiceIds.AdjustScope, ChoiceIds.ScaleUp, ChoiceIds.Exit],
        (true, true) => [ChoiceIds.ScaleUp, ChoiceIds.Extend, ChoiceIds.Exit],
        (true, false) => [ChoiceIds.ScaleUp, ChoiceIds.Exit],
    };

    private static IReadOnlyList<Phrase> Reason(List<KpiVerdict> failed, List<KpiVerdict> open, int total) =>
    [
        new Phrase("pilot.passed").With("count", total - failed.Count - open.Count).With("total", total),
        .. failed.Select(one => new Phrase(one.Kpi.Critical ? "pilot.failed-critical" : "pilot.failed").With("kpi", one.Kpi.Name)),
        .. open.Select(one => new Phrase(one.Verdict == Verdict.NoData ? "pilot.no-data" : "pilot.inconclusive").With("kpi", one.Kpi.Name)),
    ];
}
