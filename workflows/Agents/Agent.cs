namespace Onboarding.Workflows.Agents;

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

    /// <summary>First day on which the agent serves no more; null while they stay.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>The evaluation that set <see cref="LeftOn"/>; null when the vendor's word did, and in rows from before it was kept.</summary>
    public Replacement? ReplacedBy { get; init; }

    /// <summary>True when the agent serves on a day.</summary>
    public bool ServesOn(DateOnly day) => LeftOn is not { } left || day < left;
}

/// <summary>An evaluation that replaced an agent, and what it is to be taken back to.</summary>
/// <param name="Month">Month of the evaluation as <c>yyyy-MM</c>.</param>
/// <param name="Announced">First day without the agent as the vendor had announced it before; null: none was.</param>
public sealed record Replacement(string Month, DateOnly? Announced);

/// <summary>One attempt at a module.</summary>
/// <param name="Module">Module id of the playbook.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="On">Day.</param>
/// <param name="Number">Which attempt at the module, from 1; 0 in rows from before it was kept, where the order tells.</param>
public sealed record Attempt(string Module, int Score, DateOnly On, int Number = 0);
