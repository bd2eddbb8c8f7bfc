
namespace Onboarding.Workflows.Kpis;

/// <summary>95% intervals of shares and means. Total: whatever was stored, they answer and never throw, as a verdict stands in the way of a run.</summary>
public static class Intervals
{
    // Two-sided 95% point of the normal distribution.
    private const double Z = 1.959964;
    private const int Decimals = 6;

    // Far beyond any value that is taken in, and as far as a decimal keeps the decimals.
    private const double Largest = 1e21;

    private static readonly Interval Anything = new(0, 0, 1);

    /// <summary>A share: the score interval of Wilson (1927), which holds for shares near 0 and 1 too.</summary>
    /// <param name="hits">Cases that meet the rule; fewer than 0 count as none, more than all as all.</param>
    /// <param name="cases">All cases; with none, the share can be anything from 0 to 1.</param>
    public static Interval OfShare(double hits, double cases)
    {
        if (!(cases > 0) || !double.IsFinite(cases) || double.IsNaN(hits)) return Anything;
        var share = Math.Clamp(hits / cases, 0, 1);
        var z2 = Z * Z;
        var centre = (share + z2 / (2 * cases)) / (1 + z2 / cases);
        var half = Z / (1 + z2 / cases) * Math.Sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases));
        // With less than a case in sight the formula runs out of numbers, and nothing is known.
        return double.IsFinite(centre) && double.IsFinite(half) ? Rounded(share, Math.Max(0, centre - half), Math.Min(1, centre + half)) : Anything;
    }

    /// <summary>
    /// A mean: its standard error from how far the daily means lie apart, weighted by their samples, so that days that differ
    /// widen it. Null with fewer than two days.
    /// </summary>
    public static Interval? OfMean(IReadOnlyList<(double Mean, double Sample)> days)
    {
        var measured = days.Where(day => day.Sample > 0).ToList();
        if (measured.Count < 2) return null;
        var total = measured.Sum(day => day.Sample);
        var mean = measured.Sum(day => day.Mean * day.Sample) / total;
        var variance = measured.Sum(day => Math.Pow(day.Sample / total * (day.Mean - mean), 2)) * measured.Count / (measured.Count - 1);
        var half = Z * Math.Sqrt(variance);
        return double.IsFinite(mean) && double.IsFinite(half) ? Rounded(mean, mean - half, mean + half) : null;
    }

    /// <summary>The pooled value of a KPI's readings with its number of cases; null without enough to tell.</summary>
    public static (Interval? Value, long Sample) Of(IReadOnlyList<Reading> readings)
    {
        var shares = readings.Where(reading => reading is { Denominator: > 0, Numerator: not null }).ToList();
        if (shares.Count > 0)
        {
            var cases = shares.Sum(reading => (double)reading.Denominator!.Value);
            return (OfShare(shares.Sum(reading => (double)reading.Numerator!.Value), cases), Whole(cases));
        }

        var days = readings.Where(reading => reading is { Sample: > 0, Value: not null }).GroupBy(reading => reading.Day)
            .Select(day => (Mean: day.Sum(reading => (double)reading.Value!.Value * reading.Sample!.Value) / SampleOf(day), Sample: SampleOf(day)))
            .ToList();
        return (OfMean(days), Whole(days.Sum(day => day.Sample)));
    }

    private static double SampleOf(IEnumerable<Reading> day) => day.Sum(reading => (double)reading.Sample!.Value);

    private static long Whole(double count) => count < long.MaxValue ? (long)count : long.MaxValue;

    private static Interval Rounded(double value, double low, double high) => new(Rounded(value), Rounded(low), Rounded(high));

    private static decimal Rounded(double value) => decimal.Round((decimal)Math.Clamp(value, -Largest, Largest), Decimals);
}
