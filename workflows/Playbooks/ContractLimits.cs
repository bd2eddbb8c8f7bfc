namespace Onboarding.Workflows.Playbooks;

/// <summary>From where on terms of a contract are worth the approvers' attention. Editable defaults; S1 asks for a pilot, a short first term and a way out.</summary>
public sealed record ContractLimits
{
    /// <summary>Longest notice to the vendor, in days.</summary>
    public required int MaximumNoticeDays { get; init; }

    /// <summary>Longest time in which the vendor returns all data, in days.</summary>
    public required int MaximumDataReturnDays { get; init; }

    /// <summary>Longest first term, in months.</summary>
    public required int MaximumFirstTermMonths { get; init; }
}
