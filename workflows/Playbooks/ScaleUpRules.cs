using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of the ramp.</summary>
public sealed record ScaleUpRules
{
    /// <summary>Steps in order.</summary>
    public required IReadOnlyList<ScaleUpStep> Steps { get; init; }

    /// <summary>When the ramp stops after a step; null: it never does, and only the gate at its end looks at the steps.</summary>
    public RampStopRule? Stop { get; init; }

    /// <summary>What is confirmed with each step, for example that the vendor joins product briefings (S1).</summary>
    public IReadOnlyList<NamedItem> Confirmations { get; init; } = [];
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

    /// <summary>What is added, as data; null when only the name says it.</summary>
    public RampAddition? Adds { get; init; }
}

/// <summary>What a step of the ramp adds to the service.</summary>
public sealed record RampAddition
{
    /// <summary>The longest hours there are; only the last step adds them (S1).</summary>
    public static IReadOnlyList<string> LongestHours { get; } = ["24x7", "follow-the-sun"];

    /// <summary>Channels.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Regions, as ISO 3166-1 alpha-2 or in words such as <c>all</c>.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Share of the planned team that works from this step on, 0 to 1; null when the team does not grow.</summary>
    public decimal? AgentsShare { get; init; }

    /// <summary>Hours: <c>extended</c>, <c>24x7</c> or <c>follow-the-sun</c>; null when they stay.</summary>
    public string? Hours { get; init; }
}

/// <summary>When the ramp stops after a step, and what is recommended then.</summary>
public sealed record RampStopRule
{
    /// <summary>Which missed KPIs stop it.</summary>
    public required RampStopOn On { get; init; }

    /// <summary>True when a critical KPI without enough data stops it too.</summary>
    public bool WithoutData { get; init; }

    /// <summary>How many times a step is repeated before exit is recommended; 1 unless said otherwise.</summary>
    public int MaximumRepeats { get; init; } = 1;
}

/// <summary>Which missed KPIs stop the ramp.</summary>
public enum RampStopOn
{
    /// <summary>Critical ones.</summary>
    Critical,

    /// <summary>Every one.</summary>
    Any,
}
