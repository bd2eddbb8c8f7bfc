namespace Onboarding.Workflows.Kpis.Statistics;

/// <summary>What was measured of a mean on one day.</summary>
/// <param name="Sum">Value times cases, added up.</param>
/// <param name="Cases">Cases, more than 0.</param>
public readonly record struct DaySum(double Sum, double Cases);

/// <summary>
/// Interval of a mean whose cases are skewed and alike within a day (handle time, cost, seconds): whole days are drawn anew with
/// replacement, and the mean of all cases of the drawn days is looked at 50,000 times (B. Efron and R. J. Tibshirani, An Introduction to the
/// Bootstrap, 1993, chapters 8 and 13; the block is the day). The percentile ends are moved out by √(n/(n-1)), by which days drawn from n
/// days lie too close together (T. C. Hesterberg, The American Statistician 69 (2015) 371-386). The seed is fixed: the same readings always
/// give the same interval.
/// </summary>
public static class DayBootstrap
{
    /// <summary>Fewest days: a week, as its days differ.</summary>
    public const int FewestDays = 7;

    private const int Draws = 50_000;
    private const ulong Seed = 20_260_511;

    // With fewer draws beyond an end, that end is luck; the normal distribution is asked as well.
    private const int FewestBeyond = 5;

    /// <summary>The interval; null with fewer than <see cref="FewestDays"/> days, or when they hold no number.</summary>
    /// <param name="days">Days in any order; each stands for itself.</param>
    /// <param name="z">Point of the normal distribution that stands for the confidence, for example 1.96 for 95% on two sides.</param>
    public static Bounds? Of(IReadOnlyList<DaySum> days, double z)
    {
        if (days.Count < FewestDays) return null;
        DaySum[] ordered = [.. days.OrderBy(day => day.Cases).ThenBy(day => day.Sum)];
        var mean = ordered.Sum(day => day.Sum) / ordered.Sum(day => day.Cases);
        if (!double.IsFinite(mean)) return null;
        var bounds = Between(mean, Means(ordered), z, Math.Sqrt(ordered.Length / (ordered.Length - 1.0)));
        return bounds.AreFinite ? bounds : null;
    }

    private static Bounds Between(double mean, double[] means, double z, double widening)
    {
        var beyond = StandardNormal.Above(z) * Draws;
        var place = (int)beyond;
        var (below, above) = (mean - means[place], means[Draws - 1 - place] - mean);
        if (beyond < FewestBeyond)
        {
            var half = z * Math.Sqrt(means.Sum(one => (one - mean) * (one - mean)) / Draws);
            (below, above) = (Math.Max(below, half), Math.Max(above, half));
        }

        return new Bounds(mean, mean - Math.Max(0, below * widening), mean + Math.Max(0, above * widening));
    }

    private static double[] Means(DaySum[] days)
    {
        var random = new SplitMix(Seed);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var (sum, cases) = (0.0, 0.0);
            for (var count = 0; count < days.Length; count++)
            {
                var day = days[random.Below(days.Length)];
                sum += day.Sum;
                cases += day.Cases;
            }

            means[draw] = sum / cases;
        }

        Array.Sort(means);
        return means;
    }
}
