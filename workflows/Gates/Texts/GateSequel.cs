using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>What follows from a decision, as the run's orchestration goes on. Pure.</summary>
internal static class GateSequel
{
    /// <summary>A sentence that names the next stage, or says that the run ends.</summary>
    /// <param name="stage">Stage whose gate was decided.</param>
    /// <param name="choice">What was decided.</param>
    public static Phrase Of(string stage, GateChoice choice) => choice.Kind switch
    {
        ChoiceKind.Advance => AfterAdvance(stage, choice.Id),
        ChoiceKind.Return when choice.ReturnTo is { } earlier => Next("gate.next.return-to", earlier),
        ChoiceKind.Return when stage == StageIds.Operations => new Phrase("gate.next.corrective-plan"),
        ChoiceKind.Return => new Phrase("gate.next.return"),
        // Before the pilot there is no service to leave.
        _ => stage is StageIds.Pilot or StageIds.ScaleUp or StageIds.Operations ? Next("gate.next.leave", StageIds.Exit) : new Phrase("gate.next.stop"),
    };

    /// <summary>What an answer that sends the run back says beside its name; null for every other, whose name says it.</summary>
    public static Phrase? HintOf(GateChoice choice) =>
        choice is { Kind: ChoiceKind.Return, ReturnTo: { } earlier } ? Next("gate.goes-back-to", earlier) : null;

    private static Phrase AfterAdvance(string stage, string choice) => stage switch
    {
        // Its other choices keep the pilot going; scaling up is named after the stage that follows.
        StageIds.Pilot => choice == StageIds.ScaleUp ? Next("gate.next.advance", StageIds.ScaleUp) : new Phrase("gate.next.pilot"),
        StageIds.ScaleUp when choice == ChoiceIds.RepeatStep => new Phrase("gate.next.step-again"),
        StageIds.ScaleUp when choice == ChoiceIds.Continue => new Phrase("gate.next.next-step"),
        StageIds.ScaleUp => Next("gate.next.advance", StageIds.Operations),
        StageIds.Exit => new Phrase("gate.next.exited"),
        StageIds.Operations => new Phrase("gate.next.kept"),
        _ => Next("gate.next.advance", StageIds.All[StageIds.All.ToList().IndexOf(stage) + 1]),
    };

    private static Phrase Next(string key, string stage) => new Phrase(key).With("stage", PhraseValue.Word($"stage.{stage}"));
}
