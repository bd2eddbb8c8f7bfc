using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Playbooks;

/// <summary>When a KPI of the pilot warns early (S2). Every value is an editable default, also for copies from before it could be set.</summary>
public sealed record WarningRules
{
    /// <summary>Days up to the newest that was measured that are looked at.</summary>
    public int WindowDays { get; init; } = 7;

    /// <summary>Days before them that they are held against.</summary>
    public int BeforeDays { get; init; } = 28;

    /// <summary>Fewest cases in the window; with fewer, nothing is said.</summary>
    public int MinimumCases { get; init; } = 100;

    /// <summary>Role of whoever owns the corrective action.</summary>
    public string OwnerRole { get; init; } = Roles.BpoOwner;

    /// <summary>Calendar days until the corrective action is due.</summary>
    public int DueDays { get; init; } = 7;
}

/// <summary>How often the leads meet during the pilot: weekly in the first one or two months, then every two weeks or monthly (S1, S3).</summary>
public sealed record MeetingRules
{
    /// <summary>Days of the pilot in which they meet weekly.</summary>
    public int WeeklyDays { get; init; } = 56;

    /// <summary>Days between meetings afterwards.</summary>
    public int ThenEveryDays { get; init; } = 14;
}

/// <summary>The loop that is closed on every bad rating (S0).</summary>
public sealed record RatingRules
{
    /// <summary>Calendar days within which cause and remedy of a bad rating are reported.</summary>
    public int CloseWithinDays { get; init; } = 3;
}

/// <summary>The monthly evaluation of agents and vendor (S0).</summary>
public sealed record EvaluationRules
{
    /// <summary>QA score, 0 to 100, below which an agent is retrained or replaced.</summary>
    public int AgentStandard { get; init; } = 85;

    /// <summary>Mark, 1 (poor) to 5 (excellent), below which the vendor misses a criterion.</summary>
    public int VendorStandard { get; init; } = 3;

    /// <summary>What the vendor is judged by; none in copies from before it could be set.</summary>
    public IReadOnlyList<NamedItem> Criteria { get; init; } = [];

    /// <summary>Role of whoever owns the corrective action when somebody is below standard.</summary>
    public string OwnerRole { get; init; } = Roles.Operations;

    /// <summary>Calendar days until that action is due.</summary>
    public int DueDays { get; init; } = 14;
}
