using Onboarding.Workflows.Kpis.Statistics;

namespace Onboarding.Workflows.Kpis;

/// <summary>
/// Quick 95% intervals that compare one time with another, as an early warning does; verdicts are drawn by <see cref="KpiVerdicts"/>.
/// Total: whatever was stored, they answer and never throw.
/// </summary>
public static class Intervals
{
    /// <summary>Two-sided 95% point of the normal distribution: what these intervals are drawn with unless something else is asked for.</summary>
    public const double Z = 1.959964;

    /// <summary>A share, see <see cref="WilsonInterval"/>.</summary>
    /// <param name="hits">Cases that meet the rule; fewer than 0 count as none, more than all as all.</param>
    /// <param name="cases">All cases; with none, the share can be anything from 0 to 1.</param>
    /// <param name="z">Point of the normal distribution.</param>
    public static Interval OfShare(double hits, double cases, double z = Z) => WilsonInterval.Of(hits, cases, z).ToInterval();

    /// <summary>
    /// A mean: its standard error from how far the daily means lie apart, weighted by their samples, so that days that differ
    /// widen it. Null with fewer than two days.
    /// </summary>
    /// <param name="days">Each day's mean with its cases, in any order.</param>
    /// <param name="z">Point of the normal distribution.</param>
    public static Interval? OfMean(IReadOnlyList<(double Mean, double Sample)> days, double z = Z)
    {
        var measured = days.Where(day => day.Sample > 0).ToList();
        if (measured.Count < 2) return null;
        var total = measured.Sum(day => day.Sample);
        var mean = measured.Sum(day => day.Mean * day.Sample) / total;
        var variance = measured.Sum(day => Math.Pow(day.Sample / total * (day.Mean - mean), 2)) * measured.Count / (measured.Count - 1);
        var bounds = new Bounds(mean, mean - z * Math.Sqrt(variance), mean + z * Math.Sqrt(variance));
        return bounds.AreFinite ? bounds.ToInterval() : null;
    }

    /// <summary>The pooled value of a KPI's readings with its number of cases; null without enough to tell.</summary>
    /// <param name="readings">Readings of one KPI, in any order.</param>
    /// <param name="z">Point of the normal distribution.</param>
    public static (Interval? Value, long Sample) Of(IReadOnlyList<Reading> readings, double z = Z)
    {
        var pooled = PooledReadings.Of(readings);
        return pooled.IsShare
            ? (OfShare(pooled.Hits, pooled.Cases, z), pooled.Sample)
            : (OfMean([.. pooled.Days.Select(day => (day.Sum / day.Cases, day.Cases))], z), pooled.Sample);
    }
}
