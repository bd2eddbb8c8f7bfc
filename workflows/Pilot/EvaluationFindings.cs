using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Pilot;

/// <summary>What follows from a month's evaluation. Pure.</summary>
public static class EvaluationFindings
{
    /// <summary>A cause for corrective action for agents to be trained or replaced, and one for a vendor below standard.</summary>
    public static IReadOnlyList<ActionCause> CausesIn(MonthlyEvaluation evaluation, EvaluationRules rules)
    {
        var causes = new List<ActionCause>();
        var below = evaluation.Agents.Where(one => one.Verdict != AgentVerdict.Meets).Select(one => one.AgentId).Order(StringComparer.Ordinal).ToList();
        if (below.Count > 0)
        {
            causes.Add(new ActionCause(ActionKinds.Agent, evaluation.Month, new Phrase("evaluation.agents-below")
                .With("month", evaluation.Month).With("count", below.Count).With("agents", LocalizedText.ListOf(below))));
        }

        var missed = MissedBy(evaluation, rules);
        if (missed.Count > 0)
        {
            causes.Add(new ActionCause(ActionKinds.Vendor, evaluation.Month, new Phrase("evaluation.vendor-below")
                .With("month", evaluation.Month).With("criteria", NamesOf(missed))));
        }

        return causes;
    }

    /// <summary>Criteria that the vendor misses, in the playbook's order.</summary>
    public static IReadOnlyList<NamedItem> MissedBy(MonthlyEvaluation evaluation, EvaluationRules rules) =>
        [.. rules.Criteria.Where(criterion => evaluation.Vendor.Any(mark => mark.Criterion == criterion.Id && mark.Mark < rules.VendorStandard))];

    private static LocalizedText NamesOf(IReadOnlyList<NamedItem> items) =>
        new(string.Join(", ", items.Select(item => item.Name.En)), string.Join("、", items.Select(item => item.Name.ZhCN)));
}
