using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>A question that every vendor on the shortlist is asked (S1).</summary>
public sealed record VendorQuestion
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required QuestionGroup Group { get; init; }

    /// <summary>The question.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>True when the shortlist waits for its answer.</summary>
    public bool Required { get; init; }

    /// <summary>Id of the red flag that a vague answer raises; null when vagueness here is no warning.</summary>
    public string? VagueRaises { get; init; }
}

/// <summary>Groups of questions, in the order in which they are asked (S1).</summary>
public enum QuestionGroup
{
    /// <summary>Industry, cases, references.</summary>
    Experience,

    /// <summary>Channels, languages and hours.</summary>
    Coverage,

    /// <summary>Security and access to systems.</summary>
    Security,

    /// <summary>Performance and quality.</summary>
    Quality,

    /// <summary>Training and onboarding.</summary>
    Training,

    /// <summary>Scaling and surges.</summary>
    Scaling,

    /// <summary>Price and extras.</summary>
    Price,
}
