namespace Onboarding.Workflows.Training;

/// <summary>One agent of the vendor with every attempt at a module. Row <c>agent:{id}</c>.</summary>
public sealed record Agent
{
    /// <summary>The vendor's id for the agent; no name is kept.</summary>
    public required string Id { get; init; }

    /// <summary>Languages the agent serves, as BCP 47 tags.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Channels the agent serves.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Attempts, one per module and number.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>Day on which the agent left the service or was replaced (S0); null while they serve.</summary>
    public DateOnly? LeftOn { get; init; }
}

/// <summary>One attempt at a module.</summary>
/// <param name="Module">Module id of the playbook.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="On">Day.</param>
/// <param name="Number">Which attempt at the module, from 1; 0 in rows from before it was kept, where the order tells.</param>
public sealed record Attempt(string Module, int Score, DateOnly On, int Number = 0);

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
