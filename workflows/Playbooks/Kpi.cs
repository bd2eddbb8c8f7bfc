using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>A service standard: what is measured, how, and against what.</summary>
public sealed record Kpi
{
    /// <summary>Stable id, for example <c>first-contact-resolution</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What counts and what does not.</summary>
    public required LocalizedText MeasuringRule { get; init; }

    /// <summary>What is divided by what, in words; null in copies of playbooks from before formulas were written down.</summary>
    public LocalizedText? Formula { get; init; }

    /// <summary>Whether a reading is a share of cases or a mean value.</summary>
    public required KpiMeasure Measure { get; init; }

    /// <summary>How values are written: <c>percent</c>, <c>seconds</c>, <c>points</c> or <c>currency</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Which side of the target is good.</summary>
    public required KpiDirection Direction { get; init; }

    /// <summary>Target in the unit (a share between 0 and 1 for percent); null: measured against the run's baseline.</summary>
    public decimal? Target { get; init; }

    /// <summary>Channels on which it is measured; a run that serves none of them goes without it. Empty: every channel.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Smallest number of cases (denominators or samples added up) from which a verdict is drawn.</summary>
    public required int MinimumSample { get; init; }

    /// <summary>
    /// Against a baseline: by how much, in the unit, the KPI may be worse and still counts as kept (non-inferiority margin), at least 0.
    /// Null: a tenth of the baseline's value, of a share the tenth of it or of its complement, whichever is smaller.
    /// </summary>
    public decimal? Margin { get; init; }

    /// <summary>True when missing the target by itself speaks for exit.</summary>
    public bool Critical { get; init; }

    /// <summary>Where the suggested target comes from, for example <c>S0</c>; docs/glossary.md tells what these stand for.</summary>
    public required string Source { get; init; }

    /// <summary>True when it is measured on a channel.</summary>
    public bool IsMeasuredOn(string channel) => Channels.Count == 0 || Channels.Contains(channel);
}

/// <summary>How readings of a KPI are given.</summary>
public enum KpiMeasure
{
    /// <summary>Numerator out of denominator.</summary>
    Proportion,

    /// <summary>Mean value over a number of samples.</summary>
    Mean,
}

/// <summary>Which side of the target is good.</summary>
public enum KpiDirection
{
    /// <summary>The value must reach the target or exceed it.</summary>
    AtLeast,

    /// <summary>The value must not exceed the target.</summary>
    AtMost,
}
