using Onboarding.Workflows.Kpis.Statistics;

namespace Onboarding.Workflows.Kpis;

/// <summary>A KPI's readings put together over channels and days; the order in which they came does not matter.</summary>
/// <param name="IsShare">True when they are shares of cases.</param>
/// <param name="Hits">Shares: cases that meet the rule.</param>
/// <param name="Cases">All cases.</param>
/// <param name="Days">Means: what each day adds, by day; empty for shares.</param>
internal sealed record PooledReadings(bool IsShare, double Hits, double Cases, IReadOnlyList<DaySum> Days)
{
    /// <summary>Cases as a whole number.</summary>
    public long Sample => Cases < long.MaxValue ? (long)Cases : long.MaxValue;

    /// <summary>Puts readings together; those without cases say nothing.</summary>
    public static PooledReadings Of(IReadOnlyList<Reading> readings)
    {
        var shares = readings.Where(reading => reading is { Denominator: > 0, Numerator: not null }).ToList();
        if (shares.Count > 0)
            return new(true, shares.Sum(reading => (double)reading.Numerator!.Value), shares.Sum(reading => (double)reading.Denominator!.Value), []);
        List<DaySum> days = [.. readings.Where(reading => reading is { Sample: > 0, Value: not null }).GroupBy(reading => reading.Day)
            .OrderBy(day => day.Key).Select(SumOf)];
        return new(false, 0, days.Sum(day => day.Cases), days);
    }

    // Sorted, as the sum of numbers depends on their order in its last digits.
    private static DaySum SumOf(IEnumerable<Reading> day)
    {
        var ordered = day.OrderBy(reading => reading.Value).ThenBy(reading => reading.Sample).ToList();
        return new(ordered.Sum(reading => (double)reading.Value!.Value * reading.Sample!.Value), ordered.Sum(reading => (double)reading.Sample!.Value));
    }
}
