using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>What measurements say about a KPI.</summary>
public enum Verdict
{
    /// <summary>The whole interval is on the good side of the target.</summary>
    Passed,

    /// <summary>The whole interval is on the bad side.</summary>
    Failed,

    /// <summary>The target lies within the interval: the sample cannot tell. Not passed.</summary>
    Inconclusive,

    /// <summary>Fewer cases than the playbook asks for.</summary>
    NoData,
}

/// <summary>A KPI judged over a time.</summary>
public sealed record KpiVerdict
{
    /// <summary>The KPI, with the run's own target.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>What the measurements say.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Pooled value; null without data.</summary>
    public Interval? Value { get; init; }

    /// <summary>What it is held against: the target, or the baseline with its own uncertainty.</summary>
    public required Interval Target { get; init; }

    /// <summary>Cases behind it.</summary>
    public required long Sample { get; init; }

    /// <summary>One line on the decision page.</summary>
    public Figure ToFigure(string currency)
    {
        var unit = Kpi.Unit == "currency" ? currency : Kpi.Unit;
        var label = new Phrase(Kpi.Target is null ? "figure.kpi-baseline" : "figure.kpi")
            .With("kpi", Kpi.Name).With("target", PhraseValue.Of(Target.Value, unit)).With("direction", PhraseValue.Word($"direction.{Kpi.Direction.ToString().ToLowerInvariant()}"));
        return Value is not { } value
            ? new Figure(label, new Phrase("value.no-data").With("sample", (decimal)Sample).With("minimum", Kpi.MinimumSample), "open")
            : new Figure(
                label,
                new Phrase("value.kpi").With("value", PhraseValue.Of(value.Value, unit)).With("low", PhraseValue.Of(value.Low, unit))
                    .With("high", PhraseValue.Of(value.High, unit)).With("sample", (decimal)Sample),
                Verdict switch { Verdict.Passed => "pass", Verdict.Failed => "fail", _ => "open" });
    }
}

/// <summary>A value with its 95% interval.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Interval(decimal Value, decimal Low, decimal High)
{
    /// <summary>A value that is known exactly.</summary>
    public static Interval Exactly(decimal value) => new(value, value, value);
}
