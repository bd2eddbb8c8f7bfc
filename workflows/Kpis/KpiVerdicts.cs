using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>Judges KPIs over readings. A sample that cannot tell is never a pass: survey samples of some hundred cannot prove a few points of difference.</summary>
public static class KpiVerdicts
{
    /// <summary>One verdict for each KPI that has a target or a baseline.</summary>
    /// <param name="kpis">The KPIs, with the run's own targets.</param>
    /// <param name="baseline">Values before outsourcing.</param>
    /// <param name="readings">Readings of the time that is judged, every channel.</param>
    public static IReadOnlyList<KpiVerdict> Of(IReadOnlyList<Kpi> kpis, IReadOnlyList<BaselineValue> baseline, IReadOnlyList<Reading> readings) =>
    [
        .. from kpi in kpis
           let target = TargetOf(kpi, baseline)
           where target is not null
           select Judge(kpi, target, [.. readings.Where(reading => reading.Kpi == kpi.Id)]),
    ];

    private static KpiVerdict Judge(Kpi kpi, Interval target, IReadOnlyList<Reading> readings)
    {
        var (value, sample) = Intervals.Of(readings);
        var enough = value is not null && sample >= kpi.MinimumSample;
        return new KpiVerdict
        {
            Kpi = kpi,
            Target = target,
            Sample = sample,
            Value = enough ? value : null,
            Verdict = enough ? Compare(value!, target, kpi.Direction) : Verdict.NoData,
        };
    }

    private static Verdict Compare(Interval value, Interval target, KpiDirection direction) => direction switch
    {
        KpiDirection.AtLeast when value.Low >= target.High => Verdict.Passed,
        KpiDirection.AtLeast when value.High < target.Low => Verdict.Failed,
        KpiDirection.AtMost when value.High <= target.Low => Verdict.Passed,
        KpiDirection.AtMost when value.Low > target.High => Verdict.Failed,
        _ => Verdict.Inconclusive,
    };

    private static Interval? TargetOf(Kpi kpi, IReadOnlyList<BaselineValue> baseline)
    {
        if (kpi.Target is { } target) return Interval.Exactly(target);
        if (baseline.FirstOrDefault(value => value.Kpi == kpi.Id) is not { } before) return null;
        return kpi.Measure == KpiMeasure.Proportion && before.SampleSize > 0
            ? Intervals.OfShare((double)before.Value * before.SampleSize, before.SampleSize)
            : Interval.Exactly(before.Value);
    }
}
