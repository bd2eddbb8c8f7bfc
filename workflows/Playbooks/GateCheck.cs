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
            .. OfRule($"{path}.quorum", policy),
            .. OfDays(path, policy),
        ];
    }

    private static IEnumerable<PlaybookError> OfChoices(string path, string gateId, IReadOnlyList<GateChoice> choices)
    {
        foreach (var error in PlaybookCheck.Twice(path, choices.Select(choice => choice.Id))) yield return error;
        if (choices.Zip(choices.Skip(1)).Any(pair => pair.First.Kind > pair.Second.Kind))
            yield return new(path, new Phrase("playbook.choices-order"));
        foreach (var (id, kind) in Needed.GetValueOrDefault(gateId) ?? [])
        {
            var place = choices.ToList().FindIndex(choice => choice.Id == id);
            if (place < 0) yield return new(path, new Phrase("playbook.choice-missing").With("id", id).With("kind", Word(kind)));
            else if (choices[place].Kind != kind) yield return new($"{path}[{place}].kind", new Phrase("playbook.choice-kind").With("id", id).With("kind", Word(kind)));
        }
    }

    private static IEnumerable<PlaybookError> OfRule(string path, GatePolicy policy)
    {
        if (policy.Rule == GateRule.Quorum && policy.Quorum is null) yield return new(path, new Phrase("playbook.quorum-missing"));
        if (policy.Rule != GateRule.Quorum && policy.Quorum is not null) yield return new(path, new Phrase("playbook.quorum-alone"));
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
