using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Kpis;

/// <summary>Puts verdicts on the decision page.</summary>
public static class KpiFigures
{
    private const int Percent = 100;

    /// <summary>One line: the KPI and what it is held against; its value, how sure it is, and what a verdict still takes.</summary>
    /// <param name="judged">The verdict.</param>
    /// <param name="currency">The run's currency.</param>
    public static Figure ToFigure(this KpiVerdict judged, string currency)
    {
        var unit = judged.Kpi.Unit == "currency" ? currency : judged.Kpi.Unit;
        return new Figure(LabelOf(judged, unit), ValueOf(judged, unit), MarkOf(judged.Verdict)) { Measured = MeasuredOf(judged) };
    }

    private static Phrase LabelOf(KpiVerdict judged, string unit)
    {
        var label = new Phrase(judged switch
        {
            { Margin: null } => "figure.kpi",
            { Planned: null } => "figure.kpi-kept",
            _ => "figure.kpi-kept-planned",
        }).With("kpi", judged.Kpi.Name).With("target", PhraseValue.Of(judged.Target.Value, unit))
            .With("direction", PhraseValue.Word($"direction.{judged.Kpi.Direction.ToString().ToLowerInvariant()}"));
        if (judged.Margin is { } margin) label = label.With("margin", PhraseValue.Of(margin, unit));
        return judged.Planned is { } planned ? label.With("planned", (decimal)planned) : label;
    }

    private static Phrase ValueOf(KpiVerdict judged, string unit)
    {
        if (judged.Gap == DataGap.TooFewCases)
            return new Phrase("value.no-data").With("sample", (decimal)judged.Sample).With("minimum", judged.Kpi.MinimumSample);
        if (judged.Value is not { } value)
            return new Phrase("value.too-few-days").With("days", judged.Days ?? 0).With("minimum", Statistics.DayBootstrap.FewestDays);
        // Against the baseline the difference decides, so it is its interval that is shown.
        var shown = judged.Difference ?? value;
        var phrase = new Phrase($"value.kpi-{(judged.Difference is null ? "target" : "baseline")}{SuffixOf(judged)}")
            .With("value", PhraseValue.Of(value.Value, unit)).With("difference", PhraseValue.Of(shown.Value, unit))
            .With("low", PhraseValue.Of(shown.Low, unit)).With("high", PhraseValue.Of(shown.High, unit))
            .With("confidence", decimal.Round(judged.Confidence * Percent, 2)).With("sample", (decimal)judged.Sample);
        return judged.Needed is { } needed ? phrase.With("needed", (decimal)needed) : phrase;
    }

    private static string SuffixOf(KpiVerdict judged) => judged.Gap is null ? "" : judged.Needed is null ? "-never" : "-needs";

    private static string MarkOf(Verdict verdict) => verdict switch { Verdict.Passed => "pass", Verdict.Failed => "fail", _ => "open" };

    private static MeasuredFigure MeasuredOf(KpiVerdict judged) => new()
    {
        Kpi = judged.Kpi.Id,
        Value = judged.Value?.Value,
        Low = judged.Value?.Low,
        High = judged.Value?.High,
        Target = judged.Margin is null ? judged.Target.Value : null,
        Baseline = judged.Margin is null ? null : judged.Target.Value,
        Margin = judged.Margin,
        Difference = judged.Difference?.Value,
        DifferenceLow = judged.Difference?.Low,
        DifferenceHigh = judged.Difference?.High,
        Confidence = decimal.Round(judged.Confidence, 6),
        Sample = judged.Sample,
        Days = judged.Days,
        MinimumSample = judged.Kpi.MinimumSample,
        NeededSample = judged.Needed,
        PlannedSample = judged.Planned,
        Gap = judged.Gap is { } gap ? char.ToLowerInvariant(gap.ToString()[0]) + gap.ToString()[1..] : null,
    };
}
