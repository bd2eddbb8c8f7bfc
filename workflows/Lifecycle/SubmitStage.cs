using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Takes a project manager's word that a stage is ready. Afterwards dispatch the run's signals.</summary>
public sealed class SubmitStage(RunStore store, IEnumerable<IStageReadiness> readiness, TimeProvider time)
{
    private readonly Dictionary<string, IStageReadiness> _readiness = readiness.ToDictionary(one => one.Stage);

    /// <summary>Submits a stage; submitting it again while it is in review is answered the same and changes nothing.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="stage">Stage, which must be the current one.</param>
    /// <param name="note">Note for the approvers.</param>
    /// <param name="vendor">Shortlist only: the vendor proposed.</param>
    /// <param name="reserveVendor">Shortlist only: the vendor that stands by.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>The submission that is in review now.</returns>
    /// <exception cref="WrongStageException">The run is elsewhere.</exception>
    /// <exception cref="NotReadyException">Something is missing.</exception>
    public async Task<StageSubmission> SubmitAsync(
        string runId, string stage, string? note, string? vendor, string? reserveVendor, CancellationToken cancellation = default)
    {
        StageSubmission? submission = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, stage);
            submission = await store.FindAsync<StageSubmission>(run.Id, RowKeys.Submission(stage, run.Round), cancellation);
            if (submission is not null) return null;
            if (run.StageState != StageState.Preparing)
                throw new WrongStageException(run, new Phrase("error.nothing-to-submit").With("stage", PhraseValue.Word($"stage.{stage}")));
            submission = new StageSubmission
            {
                Stage = stage,
                Round = run.Round,
                Note = note,
                Vendor = vendor,
                ReserveVendor = reserveVendor,
                SubmittedAt = time.GetUtcNow(),
            };
            await RequireReadyAsync(run, submission, cancellation);
            return Submission(run, submission);
        }, cancellation);
        return submission!;
    }

    private async Task RequireReadyAsync(Run run, StageSubmission submission, CancellationToken cancellation)
    {
        if (!_readiness.TryGetValue(submission.Stage, out var stage)) return;
        var missing = await stage.MissingAsync(await RunFile.ReadAsync(store, run, cancellation), submission, cancellation);
        if (missing.Count > 0) throw new NotReadyException(missing);
    }

    private static RunChange Submission(Run run, StageSubmission submission)
    {
        var name = PhraseValue.Word($"stage.{submission.Stage}");
        return new RunChange(run with { StageState = StageState.InReview, WaitsFor = new Phrase("wait.gate-opening").With("stage", name), WaitsUntil = null })
        {
            Put = new Dictionary<string, object> { [RowKeys.Submission(submission.Stage, submission.Round)] = submission },
            Audit =
            [
                new AuditEntry
                {
                    Actor = Roles.ProjectManager,
                    Kind = "stage.submitted",
                    What = new Phrase("audit.stage.submitted").With("stage", name).With("round", submission.Round),
                },
            ],
            Signals =
            [
                new Signal(StageOrder.InstanceId(run.Id, submission.Stage), StageOrder.Submitted, StageOrder.SubmissionId(submission.Stage, submission.Round)),
            ],
        };
    }
}
