using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Functions.Pilots;

/// <summary>Which days are shown.</summary>
internal enum PilotPeriod
{
    /// <summary>The pilot.</summary>
    Pilot,

    /// <summary>The service since, its newest days.</summary>
    Service,
}

/// <summary>A KPI with its days, its verdict as of now and what is missing for one.</summary>
/// <param name="Chart">By day.</param>
/// <param name="Verdict">By the rule of the next review; null when it has neither target nor baseline.</param>
/// <param name="Outlook">What is missing; null when there is a verdict, or none to be had.</param>
internal sealed record JudgedKpi(KpiChart Chart, KpiVerdict? Verdict, VerdictOutlook? Outlook);

/// <summary>How a pilot, or the service after it, stands. Pure: page and API are made of it.</summary>
internal sealed record PilotOverview
{
    // A quarter: as many days as the longest pilot has.
    private const int ServiceDays = 90;

    public required PilotRows Rows { get; init; }

    public required PilotPeriod Period { get; init; }

    /// <summary>True when there are both to choose from.</summary>
    public required bool HasService { get; init; }

    /// <summary>First day shown.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day shown; of a pilot that goes on, the last of its plan.</summary>
    public required DateOnly To { get; init; }

    public required IReadOnlyList<JudgedKpi> Kpis { get; init; }

    /// <summary>The overview; null before the pilot has begun.</summary>
    /// <param name="rows">What the run has.</param>
    /// <param name="asked">Period that is asked for; null: the one that the run is in.</param>
    /// <param name="today">Today (UTC).</param>
    public static PilotOverview? Of(PilotRows rows, PilotPeriod? asked, DateOnly today)
    {
        if (rows is not { HasBegun: true, Plan: { } plan, Days: { } days }) return null;
        var pilotEnd = EndOf(rows, plan, days);
        var hasService = rows.File.Run.Stage != StageIds.Pilot && rows.Readings.Any(reading => reading.Day > pilotEnd);
        var period = hasService ? asked ?? PilotPeriod.Service : PilotPeriod.Pilot;
        var spans = period == PilotPeriod.Pilot ? PilotSpans(rows, plan, days, pilotEnd) : ServiceSpans(rows, pilotEnd, today);
        var readings = rows.Readings.Where(reading => reading.Day <= spans[^1].To && reading.Day >= spans[0].PooledFrom).ToList();
        var charts = PilotCharts.Of(rows.Criteria.Kpis, rows.Criteria.Baseline, readings, spans, [.. PilotMarks.Of(rows, plan, days)]);
        return new PilotOverview
        {
            Rows = rows,
            Period = period,
            HasService = hasService,
            From = spans[0].From,
            To = spans[^1].To,
            Kpis = Judged(rows.Criteria, charts, readings, spans),
        };
    }

    /// <summary>Days of the pilot on which it was reviewed or will be.</summary>
    public static IEnumerable<int> ReviewDays(PilotRows rows, PilotPlan plan) =>
        PilotMarks.HeldDays(rows).Union(PilotTerms.Of(plan, rows.File.Playbook).ReviewDays).Order();

    // While it goes on, readings may come for days after the last review, which is being decided.
    private static DateOnly EndOf(PilotRows rows, PilotPlan plan, PilotDays days)
    {
        var planned = days.Of(plan.LengthDays);
        if (rows.File.Run.Stage == StageIds.Pilot) return rows.Readings.Select(reading => reading.Day).Append(planned).Max();
        var held = PilotMarks.HeldDays(rows);
        return held.Count == 0 ? planned : days.Of(held.Max());
    }

    private static IReadOnlyList<ChartSpan> PilotSpans(PilotRows rows, PilotPlan plan, PilotDays days, DateOnly end) =>
        ChartSpans.OfPilot(rows.Criteria, days, ReviewDays(rows, plan).Where(day => days.Of(day) <= end), end);

    private static IReadOnlyList<ChartSpan> ServiceSpans(PilotRows rows, DateOnly pilotEnd, DateOnly today)
    {
        var lastDay = rows.Readings.Select(reading => reading.Day).Append(today.AddDays(-1)).Append(pilotEnd.AddDays(1)).Max();
        IEnumerable<DateOnly> beginnings = [pilotEnd.AddDays(1), .. rows.BusinessReviews.Select(review => review.To.AddDays(1))];
        if (rows.OperationsFrom is { } from) beginnings = beginnings.Append(from);
        return ChartSpans.Since(ChartSpans.OfService(beginnings.Where(day => day > pilotEnd), lastDay), lastDay.AddDays(1 - ServiceDays));
    }

    // By the rule of the time that the newest reading belongs to.
    private static IReadOnlyList<JudgedKpi> Judged(
        PilotCriteria criteria, IReadOnlyList<KpiChart> charts, IReadOnlyList<Reading> readings, IReadOnlyList<ChartSpan> spans)
    {
        var newest = readings.Select(reading => reading.Day).DefaultIfEmpty(spans[0].From).Max();
        var span = spans.LastOrDefault(one => one.From <= newest) ?? spans[0];
        var counted = readings.Where(reading => reading.Day >= span.PooledFrom).ToList();
        var verdicts = criteria.Judge(counted, span.Look).ToDictionary(verdict => verdict.Kpi.Id);
        return
        [
            .. from chart in charts
               let verdict = verdicts.GetValueOrDefault(chart.Kpi.Id)
               let days = counted.Where(reading => reading.Kpi == chart.Kpi.Id).Select(reading => reading.Day).Distinct().Count()
               select new JudgedKpi(chart, verdict, verdict is null ? null : VerdictOutlook.Of(verdict, days)),
        ];
    }
}
