namespace Onboarding.Workflows.Operations;

/// <summary>A security audit of the vendor (S0, S2: at intervals). Row <c>security-audit:{yyyy-MM-dd}</c>.</summary>
public sealed record SecurityAudit
{
    /// <summary>Day on which it was held.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How it ended.</summary>
    public required AuditResult Result { get; init; }

    /// <summary>What was found; at least one with <see cref="AuditResult.Failed"/>.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Link or file reference of the report.</summary>
    public required string Evidence { get; init; }

    /// <summary>True when another says the same.</summary>
    public bool IsSameAs(SecurityAudit other) =>
        (On, Result, Evidence) == (other.On, other.Result, other.Evidence) && Findings.SequenceEqual(other.Findings);
}

/// <summary>How a security audit ended.</summary>
public enum AuditResult
{
    /// <summary>Nothing that must change.</summary>
    Passed,

    /// <summary>Something must change before the vendor is secure enough.</summary>
    Failed,
}
