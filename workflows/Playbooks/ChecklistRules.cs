using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>A checklist with the rule of when its stage may be submitted: every required item done or waived.</summary>
public sealed record ChecklistRules
{
    /// <summary>The items.</summary>
    public required IReadOnlyList<ChecklistTemplate> Items { get; init; }

    /// <summary>Headings that items are grouped under, in the order in which they are read; empty: no groups.</summary>
    public IReadOnlyList<NamedItem> Clauses { get; init; } = [];

    /// <summary>Calendar days after which the project manager is reminded that the stage is still being prepared.</summary>
    public required int RemindAfterDays { get; init; }
}

/// <summary>One item that must be shown done.</summary>
public sealed record ChecklistTemplate
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What must be shown.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Id of the clause that it belongs to, one of the checklist's; null: none.</summary>
    public string? Clause { get; init; }

    /// <summary>Role that owns the item.</summary>
    public required string OwnerRole { get; init; }

    /// <summary>Role of whoever approves a waiver; null: the role that owns the item.</summary>
    public string? WaiverRole { get; init; }

    /// <summary>False when the item may stay open.</summary>
    public bool Required { get; init; } = true;

    /// <summary>False when it can only be done, never waived.</summary>
    public bool Waivable { get; init; } = true;

    /// <summary>Kind of proof without which it is not done, see <see cref="Lifecycle.ProofKinds"/>; null: evidence of any kind.</summary>
    public string? Proof { get; init; }

    /// <summary>Where it comes from, for example <c>S1</c>.</summary>
    public required string Source { get; init; }
}
