using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>
/// KPIs by day with their running value. Shares have the interval that a review draws; means have the quick one of
/// <see cref="Intervals"/>, since a review's bootstrap for each of a quarter's days takes seconds. Pure; the order of readings never matters.
/// </summary>
public static class PilotCharts
{
    private const int Decimals = 6;

    /// <summary>One chart for each KPI, in their order.</summary>
    /// <param name="kpis">The KPIs, with the run's own targets.</param>
    /// <param name="baseline">Values before outsourcing.</param>
    /// <param name="readings">Readings, every channel.</param>
    /// <param name="spans">Days to show; no two share a day.</param>
    /// <param name="marks">What happened; those of days that are not shown are left out.</param>
    public static IReadOnlyList<KpiChart> Of(
        IReadOnlyList<Kpi> kpis, IReadOnlyList<BaselineValue> baseline, IReadOnlyList<Reading> readings, IReadOnlyList<ChartSpan> spans, IReadOnlyList<ChartMark> marks)
    {
        var byKpi = readings.ToLookup(reading => reading.Kpi);
        return
        [
            .. kpis.Select(kpi => new KpiChart(
                kpi,
                baseline.FirstOrDefault(value => value.Kpi == kpi.Id),
                [.. spans.OrderBy(span => span.From).SelectMany(span => DaysOf(span, [.. byKpi[kpi.Id]]))],
                [.. marks.Where(mark => (mark.Kpi is null || mark.Kpi == kpi.Id) && spans.Any(span => mark.Day >= span.From && mark.Day <= span.To))
                    .OrderBy(mark => mark.Day).ThenBy(mark => mark.Kind)])),
        ];
    }

    private static IEnumerable<KpiDay> DaysOf(ChartSpan span, IReadOnlyList<Reading> readings)
    {
        var soFar = new List<Reading>();
        foreach (var day in readings.Where(reading => reading.Day >= span.PooledFrom && reading.Day <= span.To).GroupBy(reading => reading.Day).OrderBy(day => day.Key))
        {
            soFar.AddRange(day);
            var own = PooledReadings.Of([.. day]);
            if (day.Key < span.From || !(own.Cases > 0)) continue;
            yield return DayOf(day.Key, own, span, Intervals.Of(soFar, span.Look.Z));
        }
    }

    private static KpiDay DayOf(DateOnly day, PooledReadings own, ChartSpan span, (Interval? Value, long Sample) running) => new()
    {
        Day = day,
        Value = decimal.Round((decimal)((own.IsShare ? own.Hits : own.Days[0].Sum) / own.Cases), Decimals),
        Numerator = own.IsShare ? (long)own.Hits : null,
        Cases = own.Sample,
        Running = running.Value,
        RunningCases = running.Sample,
        PooledFrom = span.PooledFrom,
        Confidence = decimal.Round((decimal)span.Look.Confidence, Decimals),
    };
}
