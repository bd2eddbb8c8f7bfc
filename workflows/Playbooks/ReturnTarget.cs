using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Playbooks;

/// <summary>
/// To which stages a gate's answer may send a run back: to an earlier one, as long as the pilot has not begun. What the pilot measured
/// cannot be made undone; from then on a vendor is left by the exit.
/// </summary>
public static class ReturnTarget
{
    private static readonly IReadOnlyList<string> BeforePilot = [.. StageIds.All.TakeWhile(stage => stage != StageIds.Pilot)];

    /// <summary>The stages that the gate of a stage may send the run back to, in the run's order; empty when there is none.</summary>
    /// <param name="gateId">Gate or family of gates of a playbook.</param>
    public static IReadOnlyList<string> Of(string gateId) =>
        BeforePilot.Contains(gateId) ? [.. BeforePilot.TakeWhile(stage => stage != gateId)] : [];

    /// <summary>Every error of an answer's <c>returnTo</c>; none without one.</summary>
    /// <param name="path">Place of the answer.</param>
    /// <param name="gateId">Its gate.</param>
    /// <param name="choice">The answer.</param>
    internal static IEnumerable<PlaybookError> ErrorsOf(string path, string gateId, GateChoice choice)
    {
        if (choice.ReturnTo is not { } stage) return [];
        return ProblemOf(gateId, choice, stage) is { } problem ? [new PlaybookError($"{path}.returnTo", problem)] : [];
    }

    private static Phrase? ProblemOf(string gateId, GateChoice choice, string stage)
    {
        var known = Of(gateId);
        if (known.Count == 0) return new Phrase("playbook.return-nowhere").With("gate", gateId);
        if (choice.Kind != ChoiceKind.Return) return new Phrase("playbook.return-kind").With("id", choice.Id);
        // The rules recommend it where something is to be done in the stage itself.
        if (choice.Id == ChoiceIds.RequestChanges) return new Phrase("playbook.return-own").With("id", choice.Id);
        return known.Contains(stage) ? null : new Phrase("playbook.return-stage").With("id", stage).With("known", string.Join(", ", known));
    }
}
