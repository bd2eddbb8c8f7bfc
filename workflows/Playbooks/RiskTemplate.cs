using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>A risk that every run's register starts with.</summary>
public sealed record RiskTemplate
{
    // The middle of the scale, also for the copies of runs that began before it could be set.
    private const int Unknown = 3;

    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The risk.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What keeps it small.</summary>
    public required LocalizedText Mitigation { get; init; }

    /// <summary>Role that owns it.</summary>
    public required string OwnerRole { get; init; }

    /// <summary>How likely it is before anything is known, from 1 (hardly) to 5 (almost certain).</summary>
    public int Likelihood { get; init; } = Unknown;

    /// <summary>How much it would hurt, from 1 (little) to 5 (the service stops or customers are harmed).</summary>
    public int Impact { get; init; } = Unknown;

    /// <summary>What raises it: kinds of events, or <c>kind:subject</c>, see <see cref="Risks.RiskEventKinds"/>; empty: only a person does.</summary>
    public IReadOnlyList<string> RaisedBy { get; init; } = [];
}
