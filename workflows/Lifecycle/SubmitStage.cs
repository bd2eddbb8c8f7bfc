using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Takes a project manager's word that a stage is ready. Afterwards dispatch the run's signals.</summary>
public sealed class SubmitStage(RunStore store, IEnumerable<IStageReadiness> readiness, TimeProvider time)
{
    private readonly Dictionary<string, IStageReadiness> _readiness = readiness.ToDictionary(one => one.Stage);

    /// <summary>
    /// Submits a stage. The same submission again while it is in review is answered the same and changes nothing; another one is refused,
    /// as what approvers look at does not change under their eyes.
    /// </summary>
    /// <param name="runId">Run.</param>
    /// <param name="stage">Stage, which must be the current one.</param>
    /// <param name="note">Note for the approvers.</param>
    /// <param name="vendor">Shortlist only: the vendor proposed.</param>
    /// <param name="reserveVendor">Shortlist only: the vendor that stands by.</param>
    /// <param name="round">The round that whoever submits has seen; null: whichever it is.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>The submission that is in review now.</returns>
    /// <exception cref="WrongStageException">The run is elsewhere or paused, or the round was handed in otherwise or is over.</exception>
    /// <exception cref="NotReadyException">Something is missing.</exception>
    public async Task<StageSubmission> SubmitAsync(
        string runId, string stage, string? note, string? vendor, string? reserveVendor, int? round = null, CancellationToken cancellation = default)
    {
        StageSubmission? submission = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, stage);
            StageGuard.RequireNotPaused(run);
            RequireRound(run, round);
            var asked = new StageSubmission
            {
                Stage = stage,
                Round = run.Round,
                Note = note,
                Vendor = vendor,
                ReserveVendor = reserveVendor,
                SubmittedAt = time.GetUtcNow(),
            };
            submission = await store.FindAsync<StageSubmission>(run.Id, RowKeys.Submission(stage, run.Round), cancellation);
            if (ReasonAgainst(run, asked, submission) is { } reason)
                throw new WrongStageException(run, new Phrase($"error.{reason}").With("stage", PhraseValue.Word($"stage.{stage}")));
            if (submission is not null) return null;
            submission = asked;
            await RequireReadyAsync(run, asked, cancellation);
            return Submission(run, asked);
        }, cancellation);
        return submission!;
    }

    /// <summary>Passes when the run is still in the round that was seen.</summary>
    /// <exception cref="WrongStageException">It is in another one.</exception>
    internal static void RequireRound(Run run, int? seen)
    {
        if (seen is { } round && round != run.Round)
            throw new WrongStageException(run, new Phrase("error.other-round").With("stage", PhraseValue.Word($"stage.{run.Stage}")).With("seen", round).With("round", run.Round));
    }

    /// <summary>Why a submission is not taken; null when it is, or was already.</summary>
    /// <param name="run">The run.</param>
    /// <param name="asked">The submission.</param>
    /// <param name="stored">What the round was handed in with before; null when it was not.</param>
    internal static string? ReasonAgainst(Run run, StageSubmission asked, StageSubmission? stored)
    {
        if (run.StageState == StageState.Preparing) return null;
        if (stored is null || run.StageState == StageState.Scheduled) return "nothing-to-submit";
        if (run.IsBetweenRounds) return "round-closed";
        return asked == stored with { SubmittedAt = asked.SubmittedAt } ? null : "submitted-otherwise";
    }

    private async Task RequireReadyAsync(Run run, StageSubmission submission, CancellationToken cancellation)
    {
        if (!_readiness.TryGetValue(submission.Stage, out var stage)) return;
        var file = await RunFile.ReadAsync(store, run, cancellation);
        InvalidInputException.ThrowIfAny(await stage.ErrorsAsync(file, submission, cancellation));
        var missing = await stage.MissingAsync(file, cancellation);
        if (missing.Count > 0) throw new NotReadyException(missing);
    }

    private static RunChange Submission(Run run, StageSubmission submission)
    {
        var name = PhraseValue.Word($"stage.{submission.Stage}");
        return new RunChange(run with { StageState = StageState.InReview, WaitsFor = new Phrase("wait.gate-opening").With("stage", name), WaitsUntil = null })
        {
            Put = new Dictionary<string, object> { [RowKeys.Submission(submission.Stage, submission.Round)] = submission },
            Audit = [AuditEntry.ByProjectManager("stage.submitted", new Phrase("audit.stage.submitted").With("stage", name).With("round", submission.Round))],
            Signals =
            [
                new Signal(StageOrder.InstanceId(run.Id, submission.Stage, run.Pass), StageOrder.Submitted, StageOrder.SubmissionId(submission.Stage, submission.Round)),
            ],
        };
    }
}
