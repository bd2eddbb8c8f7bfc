namespace Onboarding.Workflows.Lifecycle;

/// <summary>A project manager's word that a stage is ready for its gate. Row <c>submission:{stage}:{round}</c>.</summary>
public sealed record StageSubmission
{
    /// <summary>Stage id.</summary>
    public required string Stage { get; init; }

    /// <summary>Round, from 1; a new one follows each return or expiry of the gate.</summary>
    public required int Round { get; init; }

    /// <summary>Note for the approvers.</summary>
    public string? Note { get; init; }

    /// <summary>Shortlist only: the vendor proposed.</summary>
    public string? Vendor { get; init; }

    /// <summary>Shortlist only: the vendor that stands by.</summary>
    public string? ReserveVendor { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }
}
