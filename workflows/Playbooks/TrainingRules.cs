using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of the training stage.</summary>
public sealed record TrainingRules
{
    /// <summary>Modules in which agents are certified before going live (S0); each agent in those that concern them.</summary>
    public required IReadOnlyList<TrainingModule> Modules { get; init; }

    /// <summary>What else must be shown before the gate, for example a knowledge base that is ready; empty: nothing.</summary>
    public IReadOnlyList<ChecklistTemplate> Items { get; init; } = [];

    /// <summary>Most attempts per agent and module.</summary>
    public required int MaximumAttempts { get; init; }

    /// <summary>Calendar days after which the project manager is reminded that the stage is still being prepared.</summary>
    public required int RemindAfterDays { get; init; }
}

/// <summary>A training module. One that names markets, industries, channels or languages concerns only those agents that work for one of them.</summary>
public sealed record TrainingModule
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What it teaches.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Score from 0 to 100 that certifies.</summary>
    public required int PassScore { get; init; }

    /// <summary>Days for which a certificate is good, the day of the attempt included; null: for good.</summary>
    public int? ValidDays { get; init; }

    /// <summary>Only where the run serves one of these markets (ISO 3166-1 alpha-2), for example to teach a market's culture (S2); empty: everywhere.</summary>
    public IReadOnlyList<string> Markets { get; init; } = [];

    /// <summary>Only in these industries, for example <c>finance</c> with its rules (S2); empty: in all.</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    /// <summary>Only for agents on one of these channels; empty: on any.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Only for agents who serve one of these languages (BCP 47); empty: any.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}
