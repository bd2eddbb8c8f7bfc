namespace Onboarding.Workflows.Kpis;

/// <summary>One KPI measured over one day on one channel: a share as numerator and denominator, or a mean as value and sample.</summary>
public sealed record Reading
{
    /// <summary>KPI id of the playbook.</summary>
    public required string Kpi { get; init; }

    /// <summary>Channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Day measured (UTC).</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Proportions: cases that meet the rule.</summary>
    public long? Numerator { get; init; }

    /// <summary>Proportions: all cases.</summary>
    public long? Denominator { get; init; }

    /// <summary>Means: the mean.</summary>
    public decimal? Value { get; init; }

    /// <summary>Means: number of cases behind it.</summary>
    public long? Sample { get; init; }

    /// <summary>Where the figure comes from, for example the CCaaS export.</summary>
    public required string Source { get; init; }
}

/// <summary>All readings of one day; a later hand-in of the same KPI and channel replaces the earlier. Row <c>readings:{yyyy-MM-dd}</c>.</summary>
/// <param name="Day">Day measured.</param>
/// <param name="Readings">One per KPI and channel.</param>
public sealed record DayReadings(DateOnly Day, IReadOnlyList<Reading> Readings);
