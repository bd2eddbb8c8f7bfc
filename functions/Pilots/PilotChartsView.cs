using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Functions.Pilots;

/// <summary>The KPIs of a pilot, or of the service after it, by day.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Stage">Stage that the run is at.</param>
/// <param name="Period">Which days these are; null before the pilot.</param>
/// <param name="From">First day shown; null before the pilot.</param>
/// <param name="To">Last day shown; null before the pilot.</param>
/// <param name="NextReviewAt">UTC instant of the next review; null while one is decided, or when there is none.</param>
/// <param name="Kpis">Each KPI that the run is judged by.</param>
internal sealed record PilotChartsView(
    string RunId, string Stage, PilotPeriod? Period, DateOnly? From, DateOnly? To, DateTimeOffset? NextReviewAt, IReadOnlyList<KpiChartView> Kpis)
{
    /// <summary>The view in a reader's language.</summary>
    public static PilotChartsView Of(PilotRows rows, PilotOverview? overview, Phrasebook phrases, string language) => new(
        rows.File.Run.Id, rows.File.Run.Stage, overview?.Period, overview?.From, overview?.To, PilotReview.Next(rows)?.At,
        [.. (overview?.Kpis ?? []).Select(kpi => KpiChartView.Of(kpi, rows.File.Request.Budget.Currency, phrases, language))]);
}

/// <summary>A KPI by day.</summary>
internal sealed record KpiChartView
{
    public required string Kpi { get; init; }

    public required string Name { get; init; }

    /// <summary><c>percent</c> (values are shares from 0 to 1), <c>seconds</c>, <c>points</c> or the run's currency.</summary>
    public required string Unit { get; init; }

    public required KpiDirection Direction { get; init; }

    public required bool Critical { get; init; }

    public decimal? Target { get; init; }

    /// <summary>Value before outsourcing.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>By how much it may be worse than the baseline, where that is what it is held against.</summary>
    public decimal? Margin { get; init; }

    /// <summary><c>pass</c>, <c>fail</c> or <c>open</c> by the rule of the next review; null when it is held against nothing.</summary>
    public string? Verdict { get; init; }

    /// <summary>The numbers behind it.</summary>
    public MeasuredFigure? Measured { get; init; }

    /// <summary>What is missing for a verdict; null when there is one.</summary>
    public VerdictOutlook? Missing { get; init; }

    public required IReadOnlyList<KpiDay> Days { get; init; }

    public required IReadOnlyList<MarkView> Marks { get; init; }

    /// <summary>The view in a reader's language.</summary>
    public static KpiChartView Of(JudgedKpi judged, string currency, Phrasebook phrases, string language)
    {
        var (chart, figure) = (judged.Chart, judged.Verdict?.ToFigure(currency));
        return new KpiChartView
        {
            Kpi = chart.Kpi.Id,
            Name = chart.Kpi.Name.In(language),
            Unit = chart.Kpi.Unit == "currency" ? currency : chart.Kpi.Unit,
            Direction = chart.Kpi.Direction,
            Critical = chart.Kpi.Critical,
            Target = chart.Kpi.Target,
            Baseline = chart.Baseline?.Value,
            Margin = judged.Verdict?.Margin,
            Verdict = figure?.Verdict,
            Measured = figure?.Measured,
            Missing = judged.Outlook,
            Days = chart.Days,
            Marks = [.. chart.Marks.Select(mark => new MarkView(mark.Day, mark.Kind, phrases.Render(mark.Text, language), mark.Number))],
        };
    }
}

/// <summary>Something that happened on a day.</summary>
internal sealed record MarkView(DateOnly Day, ChartMarkKind Kind, string Text, int? Number);
