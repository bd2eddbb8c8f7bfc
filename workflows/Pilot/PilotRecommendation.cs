using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Pilot;

/// <summary>What the verdicts speak for at a review. A person decides; against it only with a reason.</summary>
/// <param name="Choice">Choice id.</param>
/// <param name="Offered">Choices that make sense on this day.</param>
/// <param name="Reasons">Why.</param>
public sealed record PilotRecommendation(string Choice, IReadOnlyList<string> Offered, IReadOnlyList<Phrase> Reasons)
{
    /// <summary>Weighs the verdicts of a review; their order does not matter.</summary>
    /// <param name="verdicts">One for each KPI.</param>
    /// <param name="isLast">No review follows within the planned length.</param>
    /// <param name="canExtend">The pilot is shorter than the longest, which it becomes by an extension; so there is only one.</param>
    /// <param name="unmended">Ids of the KPIs that an adjusted scope was to mend and that fail since; null: it was not adjusted.</param>
    public static PilotRecommendation Of(IReadOnlyList<KpiVerdict> verdicts, bool isLast, bool canExtend, IReadOnlySet<string>? unmended = null)
    {
        var failed = verdicts.Where(one => one.Verdict == Verdict.Failed).ToList();
        var open = verdicts.Where(one => one.Verdict == Verdict.NotEnoughData).ToList();
        var passed = verdicts.Count - failed.Count - open.Count;
        var inVain = failed.Where(one => one.Kpi.Critical && unmended?.Contains(one.Kpi.Id) == true).ToList();
        return new PilotRecommendation(
            isLast ? AtTheLast(failed, open, passed, canExtend) : Between(failed, inVain),
            OfferedOn(isLast, canExtend),
            [.. Reason(failed, open, verdicts.Count), .. inVain.Select(one => new Phrase("pilot.adjusted-in-vain").With("kpi", one.Kpi.Name))]);
    }

    // What another scope has not mended, a further one is not expected to.
    private static string Between(List<KpiVerdict> failed, List<KpiVerdict> inVain)
    {
        if (inVain.Count > 0) return ChoiceIds.Exit;
        return failed.Exists(one => one.Kpi.Critical) ? ChoiceIds.AdjustScope : ChoiceIds.Continue;
    }

    private static string AtTheLast(List<KpiVerdict> failed, List<KpiVerdict> open, int passed, bool canExtend)
    {
        if (failed.Exists(one => one.Kpi.Critical)) return ChoiceIds.Exit;
        // A pilot that has shown nothing has not shown that the vendor is good.
        var isUnproven = passed == 0 || open.Exists(one => one.Kpi.Critical);
        if (canExtend) return isUnproven || failed.Count > 0 ? ChoiceIds.Extend : ChoiceIds.ScaleUp;
        return isUnproven ? ChoiceIds.Exit : ChoiceIds.ScaleUp;
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
        .. open.Select(OfOpen),
    ];

    private static Phrase OfOpen(KpiVerdict open) => (open.Gap, open.Needed) switch
    {
        (DataGap.IntervalTooWide, { } needed) => new Phrase("pilot.needs-more").With("kpi", open.Kpi.Name).With("needed", (decimal)needed),
        (DataGap.IntervalTooWide, null) => new Phrase("pilot.inconclusive").With("kpi", open.Kpi.Name),
        (DataGap.TooFewDays, _) => new Phrase("pilot.too-few-days").With("kpi", open.Kpi.Name),
        _ => new Phrase("pilot.no-data").With("kpi", open.Kpi.Name),
    };
}
