using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Contract;

/// <summary>What the contract settles for one service standard (S0, S3). Row <c>sla:{kpi}</c>.</summary>
public sealed record SlaTerm
{
    /// <summary>KPI id of the playbook.</summary>
    public required string Kpi { get; init; }

    /// <summary>Target agreed, in the KPI's unit (a share between 0 and 1 for percent).</summary>
    public required decimal Target { get; init; }

    /// <summary>Where the figure comes from, for example the CCaaS export.</summary>
    public required string MeasurementSource { get; init; }

    /// <summary>How often it is reported.</summary>
    public required ReportingPeriod ReportingPeriod { get; init; }

    /// <summary>What follows when it is missed: service credit or compensation (S3).</summary>
    public required string Compensation { get; init; }
}

/// <summary>How often a service standard is reported.</summary>
public enum ReportingPeriod
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every quarter.</summary>
    Quarterly,
}

/// <summary>A line of the SLA table: what the run asks for, and what the contract settles.</summary>
/// <param name="Kpi">The service standard with the run's own target.</param>
/// <param name="Required">What is asked for: the target, or the value before outsourcing where there is no target; null: neither.</param>
/// <param name="Agreed">What the contract settles; null: nothing yet.</param>
/// <param name="Verdict">How the two compare.</param>
public sealed record SlaLine(Kpi Kpi, decimal? Required, SlaTerm? Agreed, SlaVerdict Verdict);

/// <summary>How an agreed target compares with what is asked for.</summary>
public enum SlaVerdict
{
    /// <summary>The contract says nothing of it.</summary>
    NotAgreed,

    /// <summary>The vendor may do worse than is asked for.</summary>
    Weaker,

    /// <summary>The same.</summary>
    AsRequired,

    /// <summary>The vendor commits to more.</summary>
    Stronger,
}
