namespace Onboarding.Workflows.Risks;

/// <summary>
/// Kinds of events that change a register. A playbook's risk names in <c>raisedBy</c> which ones touch it: a kind, or <c>kind:subject</c>
/// for one red flag, checklist item or KPI only.
/// </summary>
public static class RiskEventKinds
{
    /// <summary>A red flag was recorded on a vendor; the subject is the red flag.</summary>
    public const string RedFlag = "red-flag";

    /// <summary>A vendor with more red flags than the playbook tolerates was chosen all the same.</summary>
    public const string RedFlagsChosen = "red-flags-chosen";

    /// <summary>A migrated batch did not arrive whole; the subject is the batch.</summary>
    public const string MigrationBroken = "migration-broken";

    /// <summary>A security audit failed.</summary>
    public const string AuditFailed = "audit-failed";

    /// <summary>A KPI warned early; the subject is the KPI.</summary>
    public const string KpiWarning = "kpi-warning";

    /// <summary>A critical KPI failed at a review; the subject is the KPI.</summary>
    public const string CriticalKpiFailed = "critical-kpi-failed";

    /// <summary>Certified agents left, so that the pilot's staffing is not covered any more.</summary>
    public const string CertificationLost = "certification-lost";

    /// <summary>A month cost more than budget and buffer; the subject is the month.</summary>
    public const string OverBudget = "over-budget";

    /// <summary>A checklist item was waived; the subject is the item.</summary>
    public const string ItemWaived = "item-waived";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        RedFlag, RedFlagsChosen, MigrationBroken, AuditFailed, KpiWarning, CriticalKpiFailed, CertificationLost, OverBudget, ItemWaived,
    ];

    /// <summary>True when the event is the risk come true and not a sign of it.</summary>
    internal static bool IsOccurrence(string kind) => kind is CriticalKpiFailed or OverBudget;

    /// <summary>Steps by which a sign makes a risk more likely. Editable defaults without a public source: a failed audit weighs double.</summary>
    internal static int RiseOf(string kind) => kind == AuditFailed ? 2 : 1;
}
