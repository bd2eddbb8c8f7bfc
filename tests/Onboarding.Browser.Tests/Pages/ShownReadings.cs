using System.Globalization;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>Readings that look as a vendor's do: better from week to week, worse on Mondays, one KPI short of its target. The same on every day they are asked for.</summary>
internal static class ShownReadings
{
    private const int Cases = 1200;
    private const string Missed = "qa-pass-rate";

    /// <summary>One line per KPI.</summary>
    public static IEnumerable<string> Of(DateOnly day) => PlaybookFacts.Usual.Kpis.Select((kpi, place) =>
        LineOf(kpi, day, PlaybookFacts.Usual.Scope.Channels.First(kpi.IsMeasuredOn), Swing(day, place)));

    // From -1, a bad day, to 1, a good one.
    private static decimal Swing(DateOnly day, int place)
    {
        var weeks = (day.DayNumber - ClockedRun.PilotStart.DayNumber) / 7m;
        var trend = Math.Min(0.5m, weeks * 0.08m) - 0.25m;
        var monday = day.DayOfWeek == DayOfWeek.Monday ? -0.35m : 0;
        var noise = (day.DayNumber * 37 + place * 53) % 19 / 38m - 0.25m;
        return Math.Clamp(trend + monday + noise, -1, 1);
    }

    private static string LineOf(Kpi kpi, DateOnly day, string channel, decimal swing)
    {
        var value = ValueOf(kpi, swing);
        return kpi.Measure == KpiMeasure.Proportion
            ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{channel},{kpi.Id},{Math.Clamp(value, 0, 1) * Cases:0},{Cases},,,export")
            : string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{channel},{kpi.Id},,,{value:0.00},{Cases},export");
    }

    private static decimal ValueOf(Kpi kpi, decimal swing)
    {
        var target = kpi.Target ?? Sample.ValueBefore(kpi);
        if (kpi.Direction == KpiDirection.AtMost) return target * (kpi.Id == Missed ? 1.2m : 0.85m) * (1 - swing * 0.2m);
        if (kpi.Measure == KpiMeasure.Proportion) return target + (1 - target) * ((kpi.Id == Missed ? -0.3m : 0.35m) + swing * 0.4m);
        return target * ((kpi.Id == Missed ? 0.93m : 1.05m) + swing * 0.06m);
    }
}
