using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>Days over which a KPI is put together, as a review or an operating period does.</summary>
/// <param name="From">First day that is shown.</param>
/// <param name="To">Last day that is shown, inclusive.</param>
/// <param name="PooledFrom">First day whose readings count, at most <paramref name="From"/>.</param>
/// <param name="Look">How sure the verdict at its end must be; the band is as wide.</param>
public sealed record ChartSpan(DateOnly From, DateOnly To, DateOnly PooledFrom, Look Look);

/// <summary>A KPI day by day.</summary>
/// <param name="Kpi">The KPI, with the run's own target.</param>
/// <param name="Baseline">Value before outsourcing; null when none was given.</param>
/// <param name="Days">Days with a reading, by day.</param>
/// <param name="Marks">What happened on days, by day.</param>
public sealed record KpiChart(Kpi Kpi, BaselineValue? Baseline, IReadOnlyList<KpiDay> Days, IReadOnlyList<ChartMark> Marks);

/// <summary>A day of a KPI, over all channels.</summary>
public sealed record KpiDay
{
    /// <summary>Day measured (UTC).</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The day's own value, six decimals.</summary>
    public required decimal Value { get; init; }

    /// <summary>Shares: cases that meet the rule; null for means.</summary>
    public long? Numerator { get; init; }

    /// <summary>Cases behind the day's value.</summary>
    public required long Cases { get; init; }

    /// <summary>Value of all days since <see cref="PooledFrom"/> with its interval; null for means on a first day.</summary>
    public Interval? Running { get; init; }

    /// <summary>Cases behind <see cref="Running"/>.</summary>
    public required long RunningCases { get; init; }

    /// <summary>First day that counts in <see cref="Running"/>.</summary>
    public required DateOnly PooledFrom { get; init; }

    /// <summary>Two-sided confidence of <see cref="Running"/>'s interval, 0 to 1.</summary>
    public required decimal Confidence { get; init; }
}

/// <summary>Something that happened on a day.</summary>
/// <param name="Day">Day (UTC).</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">In a sentence.</param>
public sealed record ChartMark(DateOnly Day, ChartMarkKind Kind, Phrase Text)
{
    /// <summary>KPI that it is about; null: every one.</summary>
    public string? Kpi { get; init; }

    /// <summary>Reviews: day of the pilot, or number of the business review; null otherwise.</summary>
    public int? Number { get; init; }
}

/// <summary>Kinds of marks.</summary>
public enum ChartMarkKind
{
    /// <summary>A review, held or planned.</summary>
    Review,

    /// <summary>An early warning, which opened a corrective action.</summary>
    Warning,

    /// <summary>A corrective action was opened for another reason.</summary>
    Opened,

    /// <summary>A corrective action was closed.</summary>
    Closed,
}
