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

    /// <summary>
    /// What is missing of it: nothing once the test passed or its checklist item was waived. A waiver is named as a way out only where the
    /// playbook allows it.
    /// </summary>
    /// <param name="checks">What integration must show.</param>
    /// <param name="test">The test; null: not given.</param>
    /// <param name="rules">The integration checklist, which says whether the item may be waived.</param>
    /// <param name="items">States of its items.</param>
    public static IReadOnlyList<Phrase> Missing(
        IntegrationChecks checks, ContinuityTest? test, ChecklistRules rules, IReadOnlyList<ChecklistItem> items)
    {
        if (checks.RecoveryObjectiveMinutes is not { } objective || IsWaived(checks, items)) return [];
        if (test is not null && IsInTime(test, checks)) return [];
        var lack = test is null ? new Phrase("missing.continuity") : new Phrase("missing.continuity-late").With("minutes", test.RecoveryMinutes);
        return [WithWayOut(lack.With("objective", objective), rules.Items.FirstOrDefault(item => item.Id == checks.ContinuityItem))];
    }

    private static Phrase WithWayOut(Phrase lack, ChecklistTemplate? item) => item is { Waivable: true }
        ? (lack with { Key = $"{lack.Key}-or-waiver" }).With("item", item.Name).With("role", PhraseValue.Word($"role.{WaiverCheck.RoleOf(item)}"))
        : lack;

    private static bool IsWaived(IntegrationChecks checks, IReadOnlyList<ChecklistItem> items) =>
        items.Any(item => item.Id == checks.ContinuityItem && item.Status == ChecklistStatus.Waived);
}
