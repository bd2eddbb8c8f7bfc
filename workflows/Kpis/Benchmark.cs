using Onboarding.Workflows.Kpis.Statistics;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>What a KPI is held against.</summary>
/// <param name="Value">The target, exact; or the baseline with its interval.</param>
/// <param name="Margin">Against the baseline: by how much the KPI may be worse; null for a target.</param>
internal sealed record Benchmark(Bounds Value, decimal? Margin)
{
    // An editable default: a tenth is what a company would notice, whatever the unit.
    private const decimal DefaultMarginShare = 0.1m;

    /// <summary>The KPI's target, or else its baseline; null when it has neither.</summary>
    public static Benchmark? Of(Kpi kpi, IReadOnlyList<BaselineValue> baseline, double z)
    {
        if (kpi.Target is { } target) return new(Bounds.Exactly((double)target), null);
        return baseline.FirstOrDefault(value => value.Kpi == kpi.Id) is { } before ? new(BoundsOf(kpi, before, z), MarginOf(kpi, before.Value)) : null;
    }

    /// <summary>By how much a KPI may be worse than its baseline, in its unit; see <see cref="Kpi.Margin"/>.</summary>
    public static decimal MarginOf(Kpi kpi, decimal baseline)
    {
        var ofWhat = kpi.Measure == KpiMeasure.Proportion ? Math.Min(baseline, 1 - baseline) : baseline;
        return Math.Max(0, kpi.Margin ?? DefaultMarginShare * ofWhat);
    }

    // A mean without its deviation counts as exact: its uncertainty is not known, and an invented one would be worse.
    private static Bounds BoundsOf(Kpi kpi, BaselineValue before, double z)
    {
        var value = (double)before.Value;
        if (before.SampleSize <= 0) return Bounds.Exactly(value);
        if (kpi.Measure == KpiMeasure.Proportion) return WilsonInterval.Of(value * before.SampleSize, before.SampleSize, z);
        var half = z * (double)(before.Deviation ?? 0) / Math.Sqrt(before.SampleSize);
        return new Bounds(value, value - half, value + half);
    }
}
