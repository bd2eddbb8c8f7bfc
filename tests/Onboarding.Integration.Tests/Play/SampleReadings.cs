using System.Globalization;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Play;

/// <summary>Readings of a vendor that meets every target by far, as CSV.</summary>
internal static class SampleReadings
{
    public const string Header = "day,channel,kpi,numerator,denominator,value,sample,source";

    private const int Cases = 1000;

    /// <summary>One line per KPI.</summary>
    public static IEnumerable<string> Of(DateOnly day) => PlaybookFacts.Kpis.Select(kpi => LineOf(kpi, day));

    private static string LineOf(Kpi kpi, DateOnly day)
    {
        var target = kpi.Target ?? 0.5m;
        var good = kpi.Direction == KpiDirection.AtMost ? target * 0.5m : kpi.Measure == KpiMeasure.Proportion ? 0.99m : target * 1.1m;
        return kpi.Measure == KpiMeasure.Proportion
            ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},phone,{kpi.Id},{good * Cases:0},{Cases},,,export")
            : string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},phone,{kpi.Id},,,{Wobble(good, day):0.00},{Cases},export");
    }

    // Means without any spread between days would be no measurement.
    private static decimal Wobble(decimal mean, DateOnly day) => mean * (1 + (day.DayNumber % 5 - 2) / 1000m);
}
