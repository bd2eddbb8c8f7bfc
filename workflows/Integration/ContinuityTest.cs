using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Integration;

/// <summary>What happened when network or site were made to fail (S2). Row <c>continuity-test</c>.</summary>
public sealed record ContinuityTest
{
    /// <summary>What was made to fail and what took over.</summary>
    public required string Scenario { get; init; }

    /// <summary>Day.</summary>
    public required DateOnly TestedOn { get; init; }

    /// <summary>Minutes until customers were served again.</summary>
    public required int RecoveryMinutes { get; init; }

    /// <summary>Link or file reference that shows it.</summary>
    public required string Evidence { get; init; }
}

/// <summary>Whether the service comes back in time, or somebody answers for not having tried.</summary>
public static class ContinuityCheck
{
    /// <summary>True when the service was back within the objective, or there is none.</summary>
    public static bool IsInTime(ContinuityTest test, IntegrationChecks checks) =>
        checks.RecoveryObjectiveMinutes is not { } objective || test.RecoveryMinutes <= objective;

    /// <summary>What is missing of it: nothing once the test passed or its checklist item was waived.</summary>
    public static IReadOnlyList<Phrase> Missing(IntegrationChecks checks, ContinuityTest? test, IReadOnlyList<ChecklistItem> items)
    {
        if (checks.RecoveryObjectiveMinutes is not { } objective || IsWaived(checks, items)) return [];
        if (test is null) return [new Phrase("missing.continuity").With("objective", objective)];
        return IsInTime(test, checks) ? [] : [new Phrase("missing.continuity-late").With("minutes", test.RecoveryMinutes).With("objective", objective)];
    }

    private static bool IsWaived(IntegrationChecks checks, IReadOnlyList<ChecklistItem> items) =>
        items.Any(item => item.Id == checks.ContinuityItem && item.Status == ChecklistStatus.Waived);
}
