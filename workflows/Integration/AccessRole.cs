namespace Onboarding.Workflows.Integration;

/// <summary>A role of the access matrix: what the vendor's people of that role may do where (S1, S3). Row <c>access:{role}</c>.</summary>
public sealed record AccessRole
{
    /// <summary>Stable id, for example <c>agent</c> or <c>team-lead</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Kinds of systems, as in <see cref="Connection.System"/>.</summary>
    public required IReadOnlyList<string> Systems { get; init; }

    /// <summary>What is permitted there: <c>read</c>, <c>write</c>, <c>export</c>, <c>admin</c>.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>Why the role needs no less; required with more than reading.</summary>
    public string? Justification { get; init; }

    /// <summary>True when a second factor is asked for at log-in.</summary>
    public required bool MultiFactor { get; init; }

    /// <summary>Name of the person of the run who approved it.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>Day on which it is looked at again.</summary>
    public required DateOnly ReviewOn { get; init; }
}
