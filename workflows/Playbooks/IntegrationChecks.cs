using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>What integration must show beyond its checklist: systems connected, cases tested, service back in time.</summary>
public sealed record IntegrationChecks
{
    /// <summary>Systems that must be connected and tested.</summary>
    public IReadOnlyList<RequiredSystem> Systems { get; init; } = [];

    /// <summary>End-to-end cases that must have passed.</summary>
    public IReadOnlyList<RequiredTestCase> TestCases { get; init; } = [];

    /// <summary>Minutes in which the service is back after network or site fail (S2); null: no continuity test is asked for.</summary>
    public int? RecoveryObjectiveMinutes { get; init; }

    /// <summary>Item of the checklist whose waiver stands in for the continuity test; null: none does.</summary>
    public string? ContinuityItem { get; init; }
}

/// <summary>A system that must be connected, of one kind or another.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="AnyOf">Kinds of which one is enough: <c>crm</c>, <c>help-desk</c>, <c>order-management</c>, <c>telephony</c>, <c>ccaas</c>.</param>
/// <param name="Item">Item of the checklist whose waiver says that there is no such system; null: none does.</param>
/// <param name="Channel">Channel without which it is not needed; null: needed always.</param>
public sealed record RequiredSystem(LocalizedText Name, IReadOnlyList<string> AnyOf, string? Item = null, string? Channel = null);

/// <summary>A case that must be tested end to end.</summary>
public sealed record RequiredTestCase
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What is tested.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Channel without which it is not needed; null: needed always.</summary>
    public string? Channel { get; init; }
}
