using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Playbooks;

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
        .. PilotCheck.Of(playbook),
        .. ChecklistCheck.Of("contract", playbook.Contract),
        .. ChecklistCheck.Of("integration", playbook.Integration),
        .. ChecklistCheck.Of("training", playbook.ChecklistOf(StageIds.Training)),
        .. ChecklistCheck.Of("exit", playbook.Exit),
        .. ChecklistCheck.Of(playbook.IntegrationChecks, playbook.Integration),
        .. Twice("training.modules", playbook.Training.Modules.Select(module => module.Id)),
        .. OutcomeCheck.OfScaleUp(playbook),
        .. OutcomeCheck.OfChecklist("contract", playbook.Contract),
        .. OutcomeCheck.OfChecklist("integration", playbook.Integration),
        .. OutcomeCheck.OfChecklist("training", playbook.ChecklistOf(StageIds.Training)),
        .. OutcomeCheck.OfChecklist("exit", playbook.Exit),
        .. Twice("risks", playbook.Risks.Select(risk => risk.Id)),
        .. RiskCheck.Of(playbook),
    ];

    /// <summary>One error for each id of a list that an earlier one has already.</summary>
    internal static IEnumerable<PlaybookError> Twice(string path, IEnumerable<string> ids) =>
        Repeats(ids).Select(id => new PlaybookError($"{path}[{id.Index}].id", new Phrase("playbook.id-twice").With("id", id.Item)));

    /// <summary>One error for each word of a list that stands there before.</summary>
    internal static IEnumerable<PlaybookError> Repeated(string path, IEnumerable<string> words) =>
        Repeats(words).Select(word => new PlaybookError($"{path}[{word.Index}]", new Phrase("playbook.word-twice").With("word", word.Item)));

    /// <summary>An error unless numbers rise from one to the next.</summary>
    internal static IEnumerable<PlaybookError> Ascending(string path, IReadOnlyList<int> numbers) =>
        numbers.Zip(numbers.Skip(1)).Any(pair => pair.First >= pair.Second)
            ? [new PlaybookError(path, new Phrase("playbook.not-rising").With("numbers", string.Join(", ", numbers)))]
            : [];

    /// <summary>A number that another member bounds.</summary>
    internal static PlaybookError Exceeds(string path, string bound, decimal value) =>
        new(path, new Phrase("playbook.exceeds").With("bound", bound).With("value", value));

    /// <summary>An error unless an id is one of those that it may name.</summary>
    internal static IEnumerable<PlaybookError> NotAmong(string path, string id, IEnumerable<string> known)
    {
        var ids = known.ToList();
        return ids.Contains(id) ? [] : [new PlaybookError(path, new Phrase("playbook.not-among").With("id", id).With("known", string.Join(", ", ids)))];
    }

    private static IEnumerable<(int Index, string Item)> Repeats(IEnumerable<string> words)
    {
        var seen = new HashSet<string>();
        return words.Index().Where(word => !seen.Add(word.Item));
    }

    private static IEnumerable<PlaybookError> OfKpis(IReadOnlyList<Kpi> kpis)
    {
        foreach (var error in Twice("kpis", kpis.Select(kpi => kpi.Id))) yield return error;
        foreach (var (index, kpi) in kpis.Index())
        {
            if (kpi.Measure == KpiMeasure.Proportion != (kpi.Unit == "percent"))
                yield return new($"kpis[{index}].unit", new Phrase("playbook.unit"));
            if (kpi is { Measure: KpiMeasure.Proportion, Target: < 0 or > 1 })
                yield return new($"kpis[{index}].target", new Phrase("playbook.no-share").With("value", kpi.Target.Value));
        }
    }

    private static IEnumerable<PlaybookError> OfRequirements(RequirementsRules rules)
    {
        if (rules.RepeatableShareFloor > rules.RepeatableShareFull)
            yield return Exceeds("requirements.repeatableShareFloor", "repeatableShareFull", rules.RepeatableShareFull);
        if (rules.MinimumBufferShare > rules.MaximumBufferShare)
            yield return Exceeds("requirements.minimumBufferShare", "maximumBufferShare", rules.MaximumBufferShare);
        foreach (var error in Twice("requirements.hiddenCostKinds", rules.HiddenCostKinds.Select(kind => kind.Id))) yield return error;
        if (!rules.RequiredRoles.Contains(Roles.ProjectManager))
            yield return new("requirements.requiredRoles", new Phrase("playbook.no-project-manager").With("role", Roles.ProjectManager));
        foreach (var error in Repeated("requirements.requiredRoles", rules.RequiredRoles)) yield return error;
    }

    private static IEnumerable<PlaybookError> OfShortlist(ShortlistRules rules)
    {
        if (rules.MinimumVendors > rules.MaximumVendors)
            yield return Exceeds("shortlist.minimumVendors", "maximumVendors", rules.MaximumVendors);
        if (rules.Criteria.Sum(criterion => criterion.Weight) is var sum and not AllWeights)
            yield return new("shortlist.criteria", new Phrase("playbook.weights").With("all", AllWeights).With("sum", sum));
        foreach (var error in Twice("shortlist.criteria", rules.Criteria.Select(criterion => criterion.Id))) yield return error;
        foreach (var error in Twice("shortlist.redFlags", rules.RedFlags.Select(flag => flag.Id))) yield return error;
        if (rules.RedFlagLimit >= rules.RedFlags.Count)
            yield return new("shortlist.redFlagLimit", new Phrase("playbook.red-flag-limit").With("count", rules.RedFlags.Count));
        foreach (var error in Twice("shortlist.questions", rules.Questions.Select(question => question.Id))) yield return error;
        foreach (var (index, question) in rules.Questions.Index().Where(one => one.Item.VagueRaises is not null))
            foreach (var error in NotAmong($"shortlist.questions[{index}].vagueRaises", question.VagueRaises!, rules.RedFlags.Select(flag => flag.Id))) yield return error;
        foreach (var (index, id) in rules.Emphasis.Index())
            foreach (var error in NotAmong($"shortlist.emphasis[{index}]", id, rules.Criteria.Select(criterion => criterion.Id))) yield return error;
    }
}
