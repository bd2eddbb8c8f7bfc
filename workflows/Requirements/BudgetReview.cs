using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Requirements;

/// <summary>What a budget leaves out and whether its buffer is in range.</summary>
/// <param name="MissingKinds">Kinds of hidden cost (S1) that the budget names nothing of.</param>
/// <param name="Buffer">Whether the buffer is below, in or above the playbook's range.</param>
/// <param name="Warnings">What approvers should know, for a person to read.</param>
public sealed record BudgetReview(IReadOnlyList<NamedItem> MissingKinds, BufferVerdict Buffer, IReadOnlyList<Phrase> Warnings)
{
    /// <summary>Weighs a budget against a playbook's rules.</summary>
    public static BudgetReview Of(Budget budget, RequirementsRules rules)
    {
        var named = budget.HiddenCosts.Select(cost => IdOf(cost.Kind)).ToHashSet();
        var missing = rules.HiddenCostKinds.Where(kind => !named.Contains(kind.Id)).ToList();
        var buffer = budget.BufferShare < rules.MinimumBufferShare ? BufferVerdict.TooSmall
            : budget.BufferShare > rules.MaximumBufferShare ? BufferVerdict.TooLarge : BufferVerdict.InRange;
        return new BudgetReview(missing, buffer, [.. missing.Select(Missing), .. OfBuffer(buffer, budget, rules)]);
    }

    /// <summary>A kind as the playbook writes its id: <c>Own review time</c> is <c>own-review-time</c>.</summary>
    public static string IdOf(string kind) => string.Join('-', kind.ToLowerInvariant().Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries));

    private static Phrase Missing(NamedItem kind) => new Phrase("budget.kind-missing").With("kind", kind.Name).With("id", kind.Id);

    private static IEnumerable<Phrase> OfBuffer(BufferVerdict verdict, Budget budget, RequirementsRules rules) => verdict switch
    {
        BufferVerdict.TooSmall => [Range("budget.buffer-too-small", budget, rules)],
        BufferVerdict.TooLarge => [Range("budget.buffer-too-large", budget, rules)],
        _ => [],
    };

    private static Phrase Range(string key, Budget budget, RequirementsRules rules) => new Phrase(key)
        .With("share", PhraseValue.Of(budget.BufferShare, "percent"))
        .With("minimum", PhraseValue.Of(rules.MinimumBufferShare, "percent"))
        .With("maximum", PhraseValue.Of(rules.MaximumBufferShare, "percent"));
}

/// <summary>Where a buffer lies in the playbook's range.</summary>
public enum BufferVerdict
{
    /// <summary>In the range, bounds included.</summary>
    InRange,

    /// <summary>Below it: the first surprise breaks the budget.</summary>
    TooSmall,

    /// <summary>Above it: cost is hidden that should be named.</summary>
    TooLarge,
}
