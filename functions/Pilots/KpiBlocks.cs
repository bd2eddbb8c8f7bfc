using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pilots;

/// <summary>Puts a KPI of the pilot page into words.</summary>
internal sealed class KpiBlocks(Phrasebook phrases, string language)
{
    private const int Percent = 100;

    public KpiBlock Of(JudgedKpi judged, KpiChartView view, ChartColumns columns) => new()
    {
        Id = view.Kpi,
        Name = view.Name,
        Against = judged.Verdict is { } verdict ? AgainstOf(verdict, view) : "",
        IsCritical = view.Critical,
        Value = judged.Verdict?.Value is { } value ? In(value.Value, view) : "",
        Range = judged.Verdict is { } one ? RangeOf(one, view) : "",
        Cases = judged.Verdict is { } counted ? ValueText.Of(counted.Sample, language) : "",
        Verdict = view.Verdict ?? "",
        VerdictText = view.Verdict is { } mark ? phrases.Word($"verdict.{mark}", language) : "",
        Missing = MissingOf(judged.Outlook),
        Chart = columns.ToJson(),
        ChartLabel = LabelOf(view),
        Sketch = columns.Sketch,
        SketchLine = columns.SketchLine,
        DaysSummary = view.Days.Count == 0 ? "" : phrases.Render(new Phrase("pilot-page.days").With("count", view.Days.Count)
            .With("from", view.Days[0].Day).With("to", view.Days[^1].Day), language),
        Days = [.. view.Days.Select(day => Of(day, view))],
        Marks = [.. view.Marks.Select(mark => new MarkRow(ValueText.OfDay(mark.Day, language), mark.Text))],
    };

    private DayRow Of(KpiDay day, KpiChartView view) => new(
        ValueText.OfDay(day.Day, language),
        In(day.Value, view),
        day.Numerator is { } hits
            ? phrases.Render(new Phrase("value.of").With("count", (decimal)hits).With("total", (decimal)day.Cases), language)
            : ValueText.Of(day.Cases, language),
        day.Running is { } running ? In(running.Value, view) : "",
        day.Running is { } band ? Between(band, view) : "");

    private string AgainstOf(KpiVerdict verdict, KpiChartView view)
    {
        var against = new Phrase(verdict.Margin is null ? "pilot-page.against" : "pilot-page.against-baseline")
            .With("direction", PhraseValue.Word($"direction.{verdict.Kpi.Direction.ToString().ToLowerInvariant()}"))
            .With("target", PhraseValue.Of(verdict.Target.Value, view.Unit));
        return phrases.Render(verdict.Margin is { } margin ? against.With("margin", PhraseValue.Of(margin, view.Unit)) : against, language);
    }

    private string RangeOf(KpiVerdict verdict, KpiChartView view) => (verdict.Difference ?? verdict.Value) is not { } shown ? "" : phrases.Render(
        new Phrase(verdict.Difference is null ? "pilot-page.range" : "pilot-page.range-change")
            .With("low", PhraseValue.Of(shown.Low, view.Unit)).With("high", PhraseValue.Of(shown.High, view.Unit))
            .With("confidence", decimal.Round(verdict.Confidence * Percent, 2)), language);

    private string MissingOf(VerdictOutlook? outlook) => outlook switch
    {
        null => "",
        { IsOutOfReach: true } => phrases.Word("pilot-page.missing.never", language),
        { Cases: { } cases, Days: { } days } => phrases.Render(new Phrase("pilot-page.missing.cases-days").With("cases", (decimal)cases).With("days", days), language),
        { Cases: { } cases } => phrases.Render(new Phrase("pilot-page.missing.cases").With("cases", (decimal)cases), language),
        _ => phrases.Render(new Phrase("pilot-page.missing.days").With("days", outlook.Days ?? 0), language),
    };

    private string LabelOf(KpiChartView view) => view.Days.Count == 0
        ? phrases.Render(new Phrase("pilot-page.chart-empty").With("kpi", view.Name), language)
        : phrases.Render(new Phrase("pilot-page.chart").With("kpi", view.Name).With("count", view.Days.Count)
            .With("least", In(view.Days.Min(day => day.Value), view)).With("most", In(view.Days.Max(day => day.Value), view)), language);

    private string Between(Interval band, KpiChartView view) => phrases.Render(
        new Phrase("pilot-page.between").With("low", PhraseValue.Of(band.Low, view.Unit)).With("high", PhraseValue.Of(band.High, view.Unit)), language);

    private string In(decimal value, KpiChartView view) => ValueText.Of(PhraseValue.Of(value, view.Unit), language);
}
