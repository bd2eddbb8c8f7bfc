using Onboarding.Workflows.Kpis.Statistics;

namespace Onboarding.Workflows.Kpis;

/// <summary>What is missing until there can be a verdict, if values and rate stay as they are.</summary>
/// <param name="Cases">Further cases; null when more days are what is missing, or when no sample would do.</param>
/// <param name="Days">About how many further days of readings; null when nothing was measured yet or no sample would do.</param>
/// <param name="IsOutOfReach">True when the value is so close to what it is held against that no sample tells.</param>
public sealed record VerdictOutlook(long? Cases, int? Days, bool IsOutOfReach)
{
    private const int MostDays = 9999;

    /// <summary>What is missing; null when there is a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="measuredDays">Days with a reading behind it.</param>
    public static VerdictOutlook? Of(KpiVerdict verdict, int measuredDays)
    {
        if (verdict.Verdict != Verdict.NotEnoughData) return null;
        // Only means are judged by how far days lie apart.
        var days = verdict.Days is { } measured ? Math.Max(0, DayBootstrap.FewestDays - measured) : 0;
        if (verdict.Gap == DataGap.TooFewDays) return new(null, days, false);
        if (verdict.Needed is not { } needed) return new(null, null, true);
        var cases = Math.Max(1, needed - verdict.Sample);
        return new(cases, measuredDays > 0 && verdict.Sample > 0 ? Math.Max(days, DaysFor(cases, verdict.Sample, measuredDays)) : null, false);
    }

    private static int DaysFor(long cases, long sample, int measuredDays) =>
        (int)Math.Min(MostDays, Math.Ceiling((decimal)cases * measuredDays / sample));
}
