using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of the training stage.</summary>
public sealed record TrainingRules
{
    /// <summary>Modules in which every agent is certified before going live (S0).</summary>
    public required IReadOnlyList<TrainingModule> Modules { get; init; }

    /// <summary>Most attempts per agent and module.</summary>
    public required int MaximumAttempts { get; init; }

    /// <summary>Calendar days after which the project manager is reminded that the stage is still being prepared.</summary>
    public required int RemindAfterDays { get; init; }
}

/// <summary>A training module.</summary>
public sealed record TrainingModule
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What it teaches.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Score from 0 to 100 that certifies.</summary>
    public required int PassScore { get; init; }
}
