using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>What measurements say about a KPI.</summary>
public enum Verdict
{
    /// <summary>The whole interval is on the good side of the target, or no worse than the baseline by more than the margin.</summary>
    Passed,

    /// <summary>The whole interval is on the bad side.</summary>
    Failed,

    /// <summary>The data cannot tell yet, see <see cref="DataGap"/>. Neither passed nor failed.</summary>
    NotEnoughData,
}

/// <summary>Why there is not enough data for a verdict.</summary>
public enum DataGap
{
    /// <summary>Fewer cases than the playbook asks for.</summary>
    TooFewCases,

    /// <summary>Fewer days than it takes to see how far days lie apart.</summary>
    TooFewDays,

    /// <summary>The interval still holds the target, or the margin below the baseline.</summary>
    IntervalTooWide,
}

/// <summary>A KPI judged over a time.</summary>
public sealed record KpiVerdict
{
    /// <summary>The KPI, with the run's own target.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>What the measurements say.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>With <see cref="Verdict.NotEnoughData"/>: why; null otherwise.</summary>
    public DataGap? Gap { get; init; }

    /// <summary>Pooled value with its interval; null with too few cases or days.</summary>
    public Interval? Value { get; init; }

    /// <summary>What it is held against: the target, or the baseline with its own uncertainty, as far as that is known.</summary>
    public required Interval Target { get; init; }

    /// <summary>Against the baseline: by how much the KPI may be worse, in its unit; null against a target.</summary>
    public decimal? Margin { get; init; }

    /// <summary>Against the baseline: value less baseline, with its interval; null against a target or without a value.</summary>
    public Interval? Difference { get; init; }

    /// <summary>Cases behind it.</summary>
    public required long Sample { get; init; }

    /// <summary>Means: days behind it; null for shares.</summary>
    public int? Days { get; init; }

    /// <summary>How sure the look is, on two sides: 0.95, or more where further looks follow.</summary>
    public decimal Confidence { get; init; }

    /// <summary>With <see cref="Verdict.NotEnoughData"/>: about how many cases in all make a verdict if the value stays; null when none would.</summary>
    public long? Needed { get; init; }

    /// <summary>
    /// Shares against the baseline: cases for each side that show with a power of 80% that the KPI is no worse by the margin; null elsewhere.
    /// </summary>
    public long? Planned { get; init; }
}

/// <summary>A value with its interval.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Interval(decimal Value, decimal Low, decimal High)
{
    /// <summary>A value that is known exactly.</summary>
    public static Interval Exactly(decimal value) => new(value, value, value);
}
