namespace Onboarding.Workflows.Gates;

/// <summary>The numbers behind a KPI's line of figures, for programs; units are the KPI's own, a share lies between 0 and 1.</summary>
public sealed record MeasuredFigure
{
    /// <summary>KPI id.</summary>
    public required string Kpi { get; init; }

    /// <summary>Pooled value; null with too few cases or days.</summary>
    public decimal? Value { get; init; }

    /// <summary>Lower end of the value's interval.</summary>
    public decimal? Low { get; init; }

    /// <summary>Upper end of the value's interval.</summary>
    public decimal? High { get; init; }

    /// <summary>Target; null when it is held against the baseline.</summary>
    public decimal? Target { get; init; }

    /// <summary>Baseline; null when it is held against a target.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>By how much it may be worse than the baseline.</summary>
    public decimal? Margin { get; init; }

    /// <summary>Value less baseline.</summary>
    public decimal? Difference { get; init; }

    /// <summary>Lower end of the difference's interval.</summary>
    public decimal? DifferenceLow { get; init; }

    /// <summary>Upper end of the difference's interval.</summary>
    public decimal? DifferenceHigh { get; init; }

    /// <summary>Two-sided confidence of the intervals at this look, 0 to 1.</summary>
    public required decimal Confidence { get; init; }

    /// <summary>Cases behind it.</summary>
    public required long Sample { get; init; }

    /// <summary>Days behind a mean; null for a share.</summary>
    public int? Days { get; init; }

    /// <summary>Fewest cases for a verdict by the playbook.</summary>
    public required int MinimumSample { get; init; }

    /// <summary>Without a verdict: about how many cases in all make one if the value stays; null when none would or there is a verdict.</summary>
    public long? NeededSample { get; init; }

    /// <summary>Shares against the baseline: cases for each side that show non-inferiority with a power of 80%.</summary>
    public long? PlannedSample { get; init; }

    /// <summary>Without a verdict: why, <c>tooFewCases</c>, <c>tooFewDays</c> or <c>intervalTooWide</c>.</summary>
    public string? Gap { get; init; }
}
