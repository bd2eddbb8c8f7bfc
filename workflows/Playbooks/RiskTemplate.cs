using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>A risk that every run's register starts with.</summary>
public sealed record RiskTemplate
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The risk.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What keeps it small.</summary>
    public required LocalizedText Mitigation { get; init; }

    /// <summary>Role that owns it.</summary>
    public required string OwnerRole { get; init; }
}
