namespace Onboarding.Workflows.Training;

/// <summary>One line of a certification hand-in: an agent's attempt at a module.</summary>
public sealed record Certification
{
    /// <summary>The vendor's id for the agent.</summary>
    public required string AgentId { get; init; }

    /// <summary>Languages the agent serves.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Channels the agent serves.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Module id of the playbook.</summary>
    public required string Module { get; init; }

    /// <summary>Number of this attempt at this module, from 1; the same attempt handed in again replaces the earlier.</summary>
    public required int Attempt { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Score { get; init; }

    /// <summary>Day.</summary>
    public required DateOnly On { get; init; }
}
