namespace Onboarding.Workflows.Pilot;

/// <summary>A month's evaluation of the vendor and its agents (S0). Row <c>evaluation:{yyyy-MM}</c>.</summary>
public sealed record MonthlyEvaluation
{
    /// <summary>Month as <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>One for each agent who served.</summary>
    public required IReadOnlyList<AgentEvaluation> Agents { get; init; }

    /// <summary>One for each criterion of the playbook.</summary>
    public required IReadOnlyList<VendorMark> Vendor { get; init; }

    /// <summary>Defects that QA found most often, the most frequent first.</summary>
    public IReadOnlyList<string> CommonDefects { get; init; } = [];

    /// <summary>What else is to be said.</summary>
    public string? Note { get; init; }
}

/// <summary>How one agent did.</summary>
public sealed record AgentEvaluation
{
    /// <summary>The vendor's id for the agent; no name is kept.</summary>
    public required string AgentId { get; init; }

    /// <summary>QA score, 0 to 100.</summary>
    public required int QaScore { get; init; }

    /// <summary>What follows.</summary>
    public required AgentVerdict Verdict { get; init; }

    /// <summary>Why, or what is to be trained; null when nothing is said.</summary>
    public string? Note { get; init; }
}

/// <summary>What follows from an agent's evaluation.</summary>
public enum AgentVerdict
{
    /// <summary>At or above standard.</summary>
    Meets,

    /// <summary>Is trained again.</summary>
    Retrain,

    /// <summary>Leaves the service; does not count as certified any more.</summary>
    Replace,
}

/// <summary>How the vendor did by one criterion.</summary>
public sealed record VendorMark
{
    /// <summary>Criterion id of the playbook.</summary>
    public required string Criterion { get; init; }

    /// <summary>1 (poor) to 5 (excellent).</summary>
    public required int Mark { get; init; }

    /// <summary>Why; null when nothing is said.</summary>
    public string? Note { get; init; }
}
