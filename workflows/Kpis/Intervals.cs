
namespace Onboarding.Workflows.Kpis;

/// <summary>95% intervals of shares and means.</summary>
public static class Intervals
{
    // Two-sided 95% point of the normal distribution.
    private const double Z = 1.959964;
    private const int Decimals = 6;

    /// <summary>A share: the score interval of Wilson (1927), which holds for shares near 0 and 1 too.</summary>
    /// <param name="hits">Cases that meet the rule.</param>
    /// <param name="cases">All cases, more than 0.</param>
    public static Interval OfShare(double hits, double cases)
    {
        var share = hits / cases;
        var z2 = Z * Z;
        var centre = (share + z2 / (2 * cases)) / (1 + z2 / cases);
        var half = Z / (1 + z2 / cases) * Math.Sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases));
        return Rounded(share, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>
    /// A mean: its standard error from how far the daily means lie apart, weighted by their samples, so that days that differ
    /// widen it. Null with fewer than two days.
    /// </summary>
    public static Interval? OfMean(IReadOnlyList<(double Mean, double Sample)> days)
    {
        if (days.Count < 2) return null;
        var total = days.Sum(day => day.Sample);
        var mean = days.Sum(day => day.Mean * day.Sample) / total;
        var variance = days.Sum(day => Math.Pow(day.Sample / total * (day.Mean - mean), 2)) * days.Count / (days.Count - 1);
        var half = Z * Math.Sqrt(variance);
        return Rounded(mean, mean - half, mean + half);
    }

    /// <summary>The pooled value of a KPI's readings with its number of cases; null without enough to tell.</summary>
    public static (Interval? Value, long Sample) Of(IReadOnlyList<Reading> readings)
    {
        var shares = readings.Where(reading => reading.Denominator > 0).ToList();
        if (shares.Count > 0)
        {
            var cases = shares.Sum(reading => reading.Denominator!.Value);
            return (OfShare(shares.Sum(reading => reading.Numerator!.Value), cases), cases);
        }

        var days = readings.Where(reading => reading.Sample > 0).GroupBy(reading => reading.Day)
            .Select(day => (
                Mean: (double)day.Sum(reading => reading.Value!.Value * reading.Sample!.Value) / day.Sum(reading => reading.Sample!.Value),
                Sample: (double)day.Sum(reading => reading.Sample!.Value)))
            .ToList();
        return (OfMean(days), (long)days.Sum(day => day.Sample));
    }

    private static Interval Rounded(double value, double low, double high) =>
        new(decimal.Round((decimal)value, Decimals), decimal.Round((decimal)low, Decimals), decimal.Round((decimal)high, Decimals));
}
