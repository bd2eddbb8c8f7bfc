using Onboarding.Functions.Work;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>What the project manager does next.</summary>
/// <param name="Text">What.</param>
/// <param name="Path">Where; empty when there is no page for it.</param>
internal sealed record NextStep(Phrase Text, string Path)
{
    /// <summary>What is next; null when the run goes on without the project manager, or has ended. Pure.</summary>
    /// <param name="run">The run.</param>
    /// <param name="missing">What its stage lacks.</param>
    /// <param name="rounds">Its gates.</param>
    /// <param name="unreached">Names of approvers whose newest mail did not reach them.</param>
    /// <param name="overdue">How many corrective actions are overdue.</param>
    /// <param name="handIns">How many hand-ins of vendors wait: they may be what is missing, so they come before it.</param>
    public static NextStep? Of(
        Run run, IReadOnlyList<Phrase> missing, IReadOnlyList<GateFile> rounds, IReadOnlyList<string> unreached, int overdue, int handIns)
    {
        if (run.IsEnded) return null;
        if (run.Pause is not null) return new(new Phrase("next.resume"), $"/runs/{run.Id}/actions/resume");
        if (unreached.Count > 0) return new(new Phrase("next.unreached").With("name", string.Join(", ", unreached)), $"/runs/{run.Id}/actions");
        if (handIns > 0) return new(new Phrase("next.hand-ins").With("count", handIns), $"/runs/{run.Id}/hand-ins");
        return run.StageState switch
        {
            StageState.Preparing when missing.Count > 0 => new(
                new Phrase("next.missing").With("count", missing.Count).With("first", missing[0]), MendLinks.Of(run.Id, missing[0])),
            StageState.Preparing => new(new Phrase("next.submit").With("stage", PhraseValue.Word($"stage.{run.Stage}")), $"/runs/{run.Id}/work#submit"),
            _ when overdue > 0 => new(new Phrase("next.overdue").With("count", overdue), $"/runs/{run.Id}/work#input-{RunningInputs.Actions}"),
            StageState.InReview when rounds.FirstOrDefault(round => round.IsOpen) is { } open && open.Turn.Count > 0 => new(
                new Phrase("next.waiting").With("count", open.Turn.Count), $"/runs/{run.Id}/actions"),
            StageState.Scheduled when run.Stage == StageIds.Pilot => new(new Phrase("next.readings"), $"/runs/{run.Id}/pilot"),
            _ => null,
        };
    }
}
