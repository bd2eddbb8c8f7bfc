namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of operations. What is optional has a default, so that copies of runs that began before it was there keep working.</summary>
public sealed record OperationsRules
{
    /// <summary>Calendar days after the ramp on which the first business review is held.</summary>
    public required int FirstReviewAfterDays { get; init; }

    /// <summary>Calendar days that each further business review looks back on (S1: monthly or quarterly); 30 unless said otherwise.</summary>
    public int ReviewEveryDays { get; init; } = 30;

    /// <summary>Every how manyth review is a quarterly one, which people decide even when nothing is wrong; 3 unless said otherwise.</summary>
    public int QuarterlyEveryReviews { get; init; } = 3;

    /// <summary>Calendar days after which the vendor's security is audited again (S0, S2: at intervals); null: no audits are asked for.</summary>
    public int? SecurityAuditEveryDays { get; init; }

    /// <summary>Days before an audit is due on which its reminder goes out; 14 unless said otherwise.</summary>
    public int AuditRemindDaysBefore { get; init; } = 14;

    /// <summary>Calendar days in which a corrective plan is to be done; 30 unless said otherwise.</summary>
    public int CorrectivePlanDays { get; init; } = 30;
}
