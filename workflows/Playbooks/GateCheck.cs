using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Playbooks;

/// <summary>What a schema cannot say of a gate's policy.</summary>
internal static class GateCheck
{
    // What the code recommends at a gate or acts on, with what it takes it to do.
    private static readonly Dictionary<string, (string Id, ChoiceKind Kind)[]> Needed = new()
    {
        [StageIds.Requirements] = [(ChoiceIds.Approve, ChoiceKind.Advance), (ChoiceIds.Reject, ChoiceKind.Stop)],
        [StageIds.Shortlist] = [(ChoiceIds.Approve, ChoiceKind.Advance), (ChoiceIds.RequestChanges, ChoiceKind.Return)],
        [StageIds.Contract] = [(ChoiceIds.Approve, ChoiceKind.Advance)],
        [StageIds.Integration] = [(ChoiceIds.Approve, ChoiceKind.Advance), (ChoiceIds.RequestChanges, ChoiceKind.Return)],
        [StageIds.Training] = [(ChoiceIds.Approve, ChoiceKind.Advance), (ChoiceIds.RequestChanges, ChoiceKind.Return)],
        [GateIds.PilotReview] =
        [
            (ChoiceIds.ScaleUp, ChoiceKind.Advance), (ChoiceIds.Continue, ChoiceKind.Advance), (ChoiceIds.AdjustScope, ChoiceKind.Advance),
            (ChoiceIds.Extend, ChoiceKind.Advance), (ChoiceIds.Exit, ChoiceKind.Stop),
        ],
        [StageIds.ScaleUp] = [(ChoiceIds.Approve, ChoiceKind.Advance), (ChoiceIds.RequestChanges, ChoiceKind.Return)],
        [GateIds.RampStop] =
        [
            (ChoiceIds.Continue, ChoiceKind.Advance), (ChoiceIds.RepeatStep, ChoiceKind.Advance), (ChoiceIds.Hold, ChoiceKind.Return), (ChoiceIds.Exit, ChoiceKind.Stop),
        ],
        [StageIds.Exit] = [(ChoiceIds.Approve, ChoiceKind.Advance)],
        [GateIds.OperationsReview] = [(ChoiceIds.Keep, ChoiceKind.Advance), (ChoiceIds.CorrectivePlan, ChoiceKind.Return)],
    };

    /// <summary>Every error of a gate's policy.</summary>
    public static IEnumerable<PlaybookError> Of(string gateId, GatePolicy policy)
    {
        var path = $"gates.{gateId}";
        return
        [
            .. OfChoices($"{path}.choices", gateId, policy.Choices),
            .. PlaybookCheck.Repeated($"{path}.roles", policy.Roles),
            .. OfRequester($"{path}.roles", policy),
            .. PlaybookCheck.Repeated($"{path}.vetoRoles", policy.VetoRoles),
            .. policy.VetoRoles.Index().SelectMany(role => PlaybookCheck.NotAmong($"{path}.vetoRoles[{role.Index}]", role.Item, policy.Roles)),
            .. OfNumber($"{path}.quorum", "quorum", policy.Quorum, policy.Rule == GateRule.Quorum),
            .. OfNumber($"{path}.percentage", "percentage", policy.Percentage, policy.Rule == GateRule.Percentage),
            .. OfDays(path, policy),
        ];
    }

    private static IEnumerable<PlaybookError> OfChoices(string path, string gateId, IReadOnlyList<GateChoice> choices)
    {
        foreach (var error in PlaybookCheck.Twice(path, choices.Select(choice => choice.Id))) yield return error;
        if (choices.Zip(choices.Skip(1)).Any(pair => pair.First.Kind > pair.Second.Kind))
            yield return new(path, new Phrase("playbook.choices-order"));
        foreach (var error in choices.Index().SelectMany(one => ReturnTarget.ErrorsOf($"{path}[{one.Index}]", gateId, one.Item))) yield return error;
        foreach (var (id, kind) in Needed.GetValueOrDefault(gateId) ?? [])
        {
            var place = choices.ToList().FindIndex(choice => choice.Id == id);
            if (place < 0) yield return new(path, new Phrase("playbook.choice-missing").With("id", id).With("kind", Word(kind)));
            else if (choices[place].Kind != kind) yield return new($"{path}[{place}].kind", new Phrase("playbook.choice-kind").With("id", id).With("kind", Word(kind)));
        }
    }

    // A role that is never asked reads as if it decided.
    private static IEnumerable<PlaybookError> OfRequester(string path, GatePolicy policy)
    {
        var place = policy.Roles.ToList().IndexOf(Roles.ProjectManager);
        if (place >= 0 && !policy.RequesterMayApprove) yield return new($"{path}[{place}]", new Phrase("playbook.requester-asked").With("role", Roles.ProjectManager));
    }

    private static IEnumerable<PlaybookError> OfNumber(string path, string rule, int? number, bool isNeeded)
    {
        if (isNeeded && number is null) yield return new(path, new Phrase("playbook.rule-number-missing").With("rule", rule));
        if (!isNeeded && number is not null) yield return new(path, new Phrase("playbook.rule-number-alone").With("rule", rule));
    }

    private static IEnumerable<PlaybookError> OfDays(string path, GatePolicy policy)
    {
        if (policy.DueBusinessDays > policy.ExpireAfterBusinessDays)
            yield return PlaybookCheck.Exceeds($"{path}.dueBusinessDays", "expireAfterBusinessDays", policy.ExpireAfterBusinessDays);
        foreach (var error in PlaybookCheck.Ascending($"{path}.remindAfterBusinessDays", policy.RemindAfterBusinessDays)) yield return error;
        if (policy.RemindAfterBusinessDays.Any(day => day >= policy.ExpireAfterBusinessDays))
            yield return new($"{path}.remindAfterBusinessDays", new Phrase("playbook.reminders-late").With("days", policy.ExpireAfterBusinessDays));
        foreach (var error in PlaybookCheck.Ascending($"{path}.escalateAfterBusinessDays", policy.EscalateAfterBusinessDays)) yield return error;
        if (policy.EscalateAfterBusinessDays.Any(day => policy.DueBusinessDays + day > policy.ExpireAfterBusinessDays))
            yield return new($"{path}.escalateAfterBusinessDays", new Phrase("playbook.escalation-late").With("days", policy.ExpireAfterBusinessDays - policy.DueBusinessDays));
    }

    private static string Word(ChoiceKind kind) => kind.ToString().ToLowerInvariant();
}
