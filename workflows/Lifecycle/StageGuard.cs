using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Which work a run takes in, by where it stands.</summary>
public static class StageGuard
{
    /// <summary>Passes when the run is in one of the stages and not in review: what approvers look at does not change under their eyes.</summary>
    /// <exception cref="WrongStageException">It is elsewhere, in review, or ended.</exception>
    public static void RequirePreparing(Run run, params string[] stages)
    {
        Require(run, stages);
        if (run.StageState == StageState.InReview)
            throw new WrongStageException(run, new Phrase("error.in-review").With("stage", PhraseValue.Word($"stage.{run.Stage}")));
    }

    /// <summary>Passes when training and pilot can be planned: from the contract until training is in review.</summary>
    /// <exception cref="WrongStageException">It is too early or too late.</exception>
    public static void RequirePlanning(Run run)
    {
        Require(run, StageIds.Training, StageIds.Contract, StageIds.Integration);
        if (run.Stage == StageIds.Training) RequirePreparing(run, StageIds.Training);
    }

    /// <summary>Passes while the run goes on, wherever it is.</summary>
    /// <exception cref="WrongStageException">It has ended.</exception>
    public static void RequireGoingOn(Run run) => Require(run, [.. StageIds.All]);

    /// <summary>Passes unless the run stands still.</summary>
    /// <exception cref="WrongStageException">It is paused.</exception>
    public static void RequireNotPaused(Run run)
    {
        if (run.Pause is { } pause) throw new WrongStageException(run, new Phrase("error.run-paused").With("name", pause.By).With("reason", pause.Reason));
    }

    /// <summary>Passes when the run is in one of the stages.</summary>
    /// <exception cref="WrongStageException">It is elsewhere or ended.</exception>
    public static void Require(Run run, params string[] stages)
    {
        if (run.IsEnded)
            throw new WrongStageException(run, new Phrase("error.run-ended").With("status", PhraseValue.Word($"run-status.{RunStatusName.Of(run.Status)}")));
        if (stages.Contains(run.Stage)) return;
        throw new WrongStageException(run, new Phrase("error.wrong-stage")
            .With("stage", PhraseValue.Word($"stage.{stages[0]}"))
            .With("current", PhraseValue.Word($"stage.{run.Stage}")));
    }
}
