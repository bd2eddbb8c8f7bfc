using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of the ramp.</summary>
public sealed record ScaleUpRules
{
    /// <summary>Steps in order.</summary>
    public required IReadOnlyList<ScaleUpStep> Steps { get; init; }
}

/// <summary>One step of the ramp, with its own KPI check at its end.</summary>
public sealed record ScaleUpStep
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What is added.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Calendar days over which the step is watched.</summary>
    public required int Days { get; init; }
}
