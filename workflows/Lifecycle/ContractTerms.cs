namespace Onboarding.Workflows.Lifecycle;

/// <summary>How the contract begins and ends, and what stays with the company (S1). Row <c>contract-terms</c>.</summary>
public sealed record ContractTerms
{
    /// <summary>Notice that the company gives to end the contract, in days.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>Days after the end within which the vendor returns all data.</summary>
    public required int DataReturnDays { get; init; }

    /// <summary>Length of the first term, in months.</summary>
    public required int FirstTermMonths { get; init; }

    /// <summary>True when the contract begins with a pilot that the company may end without a reason.</summary>
    public required bool PilotFirst { get; init; }

    /// <summary>True when scripts stay with the company.</summary>
    public required bool OwnsScripts { get; init; }

    /// <summary>True when documents of the processes stay with the company.</summary>
    public required bool OwnsProcessDocuments { get; init; }

    /// <summary>True when the knowledge base stays with the company.</summary>
    public required bool OwnsKnowledgeBase { get; init; }
}
