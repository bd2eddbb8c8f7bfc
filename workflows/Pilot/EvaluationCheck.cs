using System.Globalization;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Pilot;

/// <summary>What of an evaluation only the run can judge. Pure.</summary>
public static class EvaluationCheck
{
    /// <summary>Most agents that one evaluation replaces: a transaction has 100 rows.</summary>
    public const int MostReplaced = 80;

    /// <summary>Every error, by field.</summary>
    /// <param name="evaluation">Evaluation.</param>
    /// <param name="rules">The playbook's rules.</param>
    /// <param name="agents">Ids of the run's agents.</param>
    /// <param name="firstDay">First day of the pilot.</param>
    /// <param name="today">Today (UTC).</param>
    public static IEnumerable<FieldError> Of(
        MonthlyEvaluation evaluation, EvaluationRules rules, IReadOnlyCollection<string> agents, DateOnly firstDay, DateOnly today)
    {
        var (first, current) = (MonthOf(firstDay), MonthOf(today));
        if (string.CompareOrdinal(evaluation.Month, first) < 0 || string.CompareOrdinal(evaluation.Month, current) > 0)
            yield return new("month", new Phrase("error.evaluation-month").With("first", first).With("last", current));
        foreach (var error in OfAgents(evaluation.Agents, rules, agents)) yield return error;
        foreach (var error in OfVendor(evaluation.Vendor, rules)) yield return error;
        if (evaluation.Agents.Count(one => one.Verdict == AgentVerdict.Replace) > MostReplaced)
            yield return new("agents", new Phrase("error.too-many-replaced").With("maximum", MostReplaced));
    }

    /// <summary>Months that are over and have no evaluation, oldest first.</summary>
    /// <param name="given">Months that were evaluated.</param>
    /// <param name="firstDay">First day of the pilot.</param>
    /// <param name="today">Today (UTC).</param>
    public static IReadOnlyList<string> Missing(IReadOnlyCollection<string> given, DateOnly firstDay, DateOnly today)
    {
        var first = new DateOnly(firstDay.Year, firstDay.Month, 1);
        var months = (today.Year - first.Year) * 12 + today.Month - first.Month;
        return [.. Enumerable.Range(0, Math.Max(0, months)).Select(month => MonthOf(first.AddMonths(month))).Where(month => !given.Contains(month))];
    }

    /// <summary>A day's month as <c>yyyy-MM</c>.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static IEnumerable<FieldError> OfAgents(IReadOnlyList<AgentEvaluation> evaluations, EvaluationRules rules, IReadOnlyCollection<string> agents)
    {
        var seen = new HashSet<string>();
        foreach (var (index, one) in evaluations.Index())
        {
            if (!agents.Contains(one.AgentId)) yield return new($"agents[{index}].agentId", new Phrase("error.unknown-agent").With("agent", one.AgentId));
            if (!seen.Add(one.AgentId)) yield return new($"agents[{index}].agentId", new Phrase("error.agent-twice"));
            if (one.QaScore < rules.AgentStandard && one.Verdict == AgentVerdict.Meets)
                yield return new($"agents[{index}].verdict", new Phrase("error.below-standard").With("score", one.QaScore).With("standard", rules.AgentStandard));
        }
    }

    private static IEnumerable<FieldError> OfVendor(IReadOnlyList<VendorMark> marks, EvaluationRules rules)
    {
        var known = rules.Criteria.Select(criterion => criterion.Id).ToList();
        var seen = new HashSet<string>();
        foreach (var (index, mark) in marks.Index())
        {
            if (!known.Contains(mark.Criterion))
                yield return FieldError.UnknownId($"vendor[{index}].criterion", mark.Criterion, known);
            else if (!seen.Add(mark.Criterion)) yield return new($"vendor[{index}].criterion", new Phrase("error.criterion-twice"));
        }

        foreach (var criterion in rules.Criteria.Where(criterion => !seen.Contains(criterion.Id)))
            yield return new("vendor", new Phrase("error.criterion-missing").With("criterion", criterion.Name).With("id", criterion.Id));
    }
}
