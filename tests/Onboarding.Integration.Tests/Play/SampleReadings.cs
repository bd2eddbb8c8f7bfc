using System.Globalization;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Play;

/// <summary>Readings of a vendor that meets every target by far, or misses some by far, as CSV.</summary>
internal static class SampleReadings
{
    public const string Header = "day,channel,kpi,numerator,denominator,value,sample,source";

    private const int Cases = 1000;

    /// <summary>One line per KPI of the usual playbook.</summary>
    public static IEnumerable<string> Of(DateOnly day) => Of(day, PlaybookFacts.Usual);

    /// <summary>One line per KPI, on the first of the sample's channels on which it is measured.</summary>
    /// <param name="day">Day.</param>
    /// <param name="playbook">Playbook of the KPIs.</param>
    /// <param name="missed">KPIs whose target is missed.</param>
    public static IEnumerable<string> Of(DateOnly day, PlaybookFacts playbook, params string[] missed) =>
        playbook.Kpis.Select(kpi => LineOf(kpi, day, playbook.Scope.Channels.First(kpi.IsMeasuredOn), missed.Contains(kpi.Id)));

    private static string LineOf(Kpi kpi, DateOnly day, string channel, bool isMissed)
    {
        var value = isMissed ? Poor(kpi) : Good(kpi);
        return kpi.Measure == KpiMeasure.Proportion
            ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{channel},{kpi.Id},{value * Cases:0},{Cases},,,export")
            : string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{channel},{kpi.Id},,,{Wobble(value, day):0.00},{Cases},export");
    }

    private static decimal Good(Kpi kpi) => kpi.Direction == KpiDirection.AtMost
        ? TargetOf(kpi) * 0.5m
        : kpi.Measure == KpiMeasure.Proportion ? 0.99m : TargetOf(kpi) * 1.1m;

    private static decimal Poor(Kpi kpi) => TargetOf(kpi) * (kpi.Direction == KpiDirection.AtMost ? 2 : 0.8m);

    // What the sample's request gives as the value before outsourcing.
    private static decimal TargetOf(Kpi kpi) => kpi.Target ?? Sample.ValueBefore(kpi);

    // Means without any spread between days would be no measurement.
    private static decimal Wobble(decimal mean, DateOnly day) => mean * (1 + (day.DayNumber % 5 - 2) / 1000m);
}
