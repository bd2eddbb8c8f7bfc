namespace Onboarding.Workflows.Lifecycle;

/// <summary>State of one item of a stage's checklist. Row <c>item:{stage}:{id}</c>; an item without a row is open.</summary>
public sealed record ChecklistItem
{
    /// <summary>Stage id: <c>contract</c>, <c>integration</c>, <c>training</c> or <c>exit</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Item id of the playbook.</summary>
    public required string Id { get; init; }

    /// <summary>State.</summary>
    public required ChecklistStatus Status { get; init; }

    /// <summary>Name of whoever does it; null when nobody is named yet.</summary>
    public string? Owner { get; init; }

    /// <summary>Due day; null when none is set.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Link or file reference that shows it done; required with <see cref="ChecklistStatus.Done"/>.</summary>
    public string? Evidence { get; init; }

    /// <summary>Proof of a set kind, for items whose template asks for one.</summary>
    public ItemProof? Proof { get; init; }

    /// <summary>Why it is not needed; required with <see cref="ChecklistStatus.Waived"/>.</summary>
    public string? WaiverReason { get; init; }

    /// <summary>Name of the person of the run who approved the waiver; required with it. Rows from before it was asked for have none.</summary>
    public string? WaiverApprover { get; init; }
}

/// <summary>State of a checklist item.</summary>
public enum ChecklistStatus
{
    /// <summary>Not shown yet.</summary>
    Open,

    /// <summary>Shown by evidence.</summary>
    Done,

    /// <summary>Not needed, with a reason.</summary>
    Waived,
}
