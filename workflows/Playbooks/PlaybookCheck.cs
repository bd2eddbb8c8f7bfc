using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Playbooks;

/// <summary>One thing in a playbook that contradicts itself or the code.</summary>
/// <param name="Path">Where, for example <c>gates.contract.choices[1].kind</c>.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record PlaybookError(string Path, string Remedy);

/// <summary>
/// What a schema cannot say of a playbook: numbers that belong together, ids that are used twice, and choices that the code recommends
/// or acts on. Found at the start, it would otherwise break a page or a mail weeks into a run.
/// </summary>
public static class PlaybookCheck
{
    private const int AllWeights = 100;

    /// <summary>Every error; empty for a playbook that a run can be started with.</summary>
    public static IReadOnlyList<PlaybookError> Of(Playbook playbook) =>
    [
        .. playbook.Gates.SelectMany(gate => GateCheck.Of(gate.Key, gate.Value)),
        .. OfKpis(playbook.Kpis),
        .. OfRequirements(playbook.Requirements),
        .. OfShortlist(playbook.Shortlist),
        .. OfPilot(playbook.Pilot),
        .. Twice("contract.items", playbook.Contract.Items.Select(item => item.Id)),
        .. Twice("integration.items", playbook.Integration.Items.Select(item => item.Id)),
        .. Twice("exit.items", playbook.Exit.Items.Select(item => item.Id)),
        .. Twice("training.modules", playbook.Training.Modules.Select(module => module.Id)),
        .. Twice("scaleUp.steps", playbook.ScaleUp.Steps.Select(step => step.Id)),
        .. Twice("risks", playbook.Risks.Select(risk => risk.Id)),
    ];

    /// <summary>One error for each id of a list that an earlier one has already.</summary>
    internal static IEnumerable<PlaybookError> Twice(string path, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>();
        return ids.Index().Where(id => !seen.Add(id.Item))
            .Select(id => new PlaybookError($"{path}[{id.Index}].id", $"'{id.Item}' is there before; give this one an id of its own."));
    }

    /// <summary>An error unless numbers rise from one to the next.</summary>
    internal static IEnumerable<PlaybookError> Ascending(string path, IReadOnlyList<int> numbers) =>
        numbers.Zip(numbers.Skip(1)).Any(pair => pair.First >= pair.Second)
            ? [new PlaybookError(path, $"must rise from one to the next; it is {string.Join(", ", numbers)}.")]
            : [];

    private static IEnumerable<PlaybookError> OfKpis(IReadOnlyList<Kpi> kpis)
    {
        foreach (var error in Twice("kpis", kpis.Select(kpi => kpi.Id))) yield return error;
        foreach (var (index, kpi) in kpis.Index())
        {
            if (kpi.Measure == KpiMeasure.Proportion != (kpi.Unit == "percent"))
                yield return new($"kpis[{index}].unit", "a proportion is written in percent, and only a proportion is; change unit or measure.");
            if (kpi is { Measure: KpiMeasure.Proportion, Target: < 0 or > 1 })
                yield return new($"kpis[{index}].target", $"is a share between 0 and 1, for example 0.9 for 90%; it is {kpi.Target}.");
        }
    }

    private static IEnumerable<PlaybookError> OfRequirements(RequirementsRules rules)
    {
        if (rules.RepeatableShareFloor > rules.RepeatableShareFull)
            yield return new("requirements.repeatableShareFloor", $"must not exceed repeatableShareFull, {rules.RepeatableShareFull}.");
        if (!rules.RequiredRoles.Contains(Roles.ProjectManager))
            yield return new("requirements.requiredRoles", $"must contain {Roles.ProjectManager}, who is told what a run waits for; add it.");
    }

    private static IEnumerable<PlaybookError> OfShortlist(ShortlistRules rules)
    {
        if (rules.MinimumVendors > rules.MaximumVendors)
            yield return new("shortlist.minimumVendors", $"must not exceed maximumVendors, {rules.MaximumVendors}.");
        if (rules.Criteria.Sum(criterion => criterion.Weight) is var sum and not AllWeights)
            yield return new("shortlist.criteria", $"weights must add up to {AllWeights}; they add up to {sum}.");
        foreach (var error in Twice("shortlist.criteria", rules.Criteria.Select(criterion => criterion.Id))) yield return error;
        foreach (var error in Twice("shortlist.redFlags", rules.RedFlags.Select(flag => flag.Id))) yield return error;
    }

    private static IEnumerable<PlaybookError> OfPilot(PilotRules rules)
    {
        if (rules.MinimumDays > rules.MaximumDays) yield return new("pilot.minimumDays", $"must not exceed maximumDays, {rules.MaximumDays}.");
        foreach (var error in Twice("pilot.evaluation.criteria", rules.Evaluation.Criteria.Select(criterion => criterion.Id))) yield return error;
        foreach (var error in Ascending("pilot.reviewDays", rules.ReviewDays)) yield return error;
        if (rules.ReviewDays.Any(day => day > rules.MaximumDays))
            yield return new("pilot.reviewDays", $"must not lie after maximumDays, {rules.MaximumDays}; leave out what does.");
    }
}
