using Onboarding.Workflows.Kpis.Statistics;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>
/// Judges KPIs over readings: shares by <see cref="WilsonInterval"/> against a target and by <see cref="NewcombeDifference"/> against the
/// baseline, means by <see cref="DayBootstrap"/>. A sample that cannot tell is neither a pass nor a fail.
/// </summary>
public static class KpiVerdicts
{
    /// <summary>One verdict for each KPI that has a target or a baseline.</summary>
    /// <param name="kpis">The KPIs, with the run's own targets.</param>
    /// <param name="baseline">Values before outsourcing.</param>
    /// <param name="readings">Readings of the time that is judged, every channel.</param>
    /// <param name="look">How sure a verdict must be; null: these data are looked at once.</param>
    public static IReadOnlyList<KpiVerdict> Of(
        IReadOnlyList<Kpi> kpis, IReadOnlyList<BaselineValue> baseline, IReadOnlyList<Reading> readings, Look? look = null)
    {
        var sure = look ?? Look.Once;
        var byKpi = readings.ToLookup(reading => reading.Kpi);
        return
        [
            .. from kpi in kpis
               let against = Benchmark.Of(kpi, baseline, sure.Z)
               where against is not null
               select Judge(kpi, against, PooledReadings.Of([.. byKpi[kpi.Id]]), sure),
        ];
    }

    private static KpiVerdict Judge(Kpi kpi, Benchmark against, PooledReadings pooled, Look look)
    {
        var unjudged = new KpiVerdict
        {
            Kpi = kpi,
            Verdict = Verdict.NotEnoughData,
            Target = against.Value.ToInterval(),
            Margin = against.Margin,
            Sample = pooled.Sample,
            Days = pooled.IsShare ? null : pooled.Days.Count,
            Confidence = (decimal)look.Confidence,
            Planned = PlannedOf(kpi, against, look),
        };
        if (pooled.Sample < kpi.MinimumSample) return unjudged with { Gap = DataGap.TooFewCases, Needed = kpi.MinimumSample };
        var measured = pooled.IsShare ? WilsonInterval.Of(pooled.Hits, pooled.Cases, look.Z) : DayBootstrap.Of(pooled.Days, look.Z);
        return measured is { } value
            ? Compare(unjudged with { Value = value.ToInterval() }, value, against, pooled, look)
            : unjudged with { Gap = DataGap.TooFewDays };
    }

    private static KpiVerdict Compare(KpiVerdict unjudged, Bounds value, Benchmark against, PooledReadings pooled, Look look)
    {
        var difference = NewcombeDifference.Of(value, against.Value);
        var direction = unjudged.Kpi.Direction;
        var bar = (double)(against.Margin ?? 0) * (direction == KpiDirection.AtLeast ? -1 : 1);
        var judged = unjudged with { Verdict = VerdictOf(difference, bar, direction), Difference = against.Margin is null ? null : difference.ToInterval() };
        return judged.Verdict != Verdict.NotEnoughData
            ? judged
            : judged with { Gap = DataGap.IntervalTooWide, Needed = NeededOf(value, against, bar, pooled, look) };
    }

    // Both sides of a target or of the margin, each with half of what the look may spend.
    private static Verdict VerdictOf(Bounds difference, double bar, KpiDirection direction) => direction switch
    {
        KpiDirection.AtLeast when difference.Low >= bar => Verdict.Passed,
        KpiDirection.AtLeast when difference.High < bar => Verdict.Failed,
        KpiDirection.AtMost when difference.High <= bar => Verdict.Passed,
        KpiDirection.AtMost when difference.Low > bar => Verdict.Failed,
        _ => Verdict.NotEnoughData,
    };

    private static long? NeededOf(Bounds value, Benchmark against, double bar, PooledReadings pooled, Look look)
    {
        if (pooled.IsShare && against.Margin is null) return SampleSize.ForShare(value.Value, against.Value.Value, look.Z);
        var distance = value.Value - against.Value.Value - bar;
        return distance > 0
            ? SampleSize.ForDistance(pooled.Cases, value.Value - value.Low, distance, against.Value.High - against.Value.Value)
            : SampleSize.ForDistance(pooled.Cases, value.High - value.Value, distance, against.Value.Value - against.Value.Low);
    }

    private static long? PlannedOf(Kpi kpi, Benchmark against, Look look) => against.Margin is > 0 && kpi.Measure == KpiMeasure.Proportion
        ? SampleSize.NonInferiority(against.Value.Value, (double)against.Margin.Value, look.Chance)
        : null;
}
