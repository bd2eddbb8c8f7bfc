using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;

namespace Onboarding.Workflows.VendorSide;

/// <summary>Confirms or refuses what a vendor submitted. Confirming hands it in by the commands that take everybody's hand-ins.</summary>
public sealed class JudgeSubmission(
    RunStore store, PutAnswers answers, PutChecklistItem items, AddCertifications certifications, AddReadings readings, TimeProvider time)
{
    /// <summary>Confirms: from now on it counts. Confirming again changes nothing. Null when there is no such submission.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="id">Submission.</param>
    /// <param name="by">Who confirms.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The run does not take it any more, or it was judged otherwise.</exception>
    /// <exception cref="InvalidInputException">It does not fit the run as it stands; it waits on.</exception>
    public async Task<VendorSubmission?> ConfirmAsync(string runId, string id, string by, CancellationToken cancellation = default)
    {
        // Claimed first, so that nobody refuses meanwhile what is being handed in.
        var claimed = await MoveAsync(runId, id, one => one.State is SubmissionState.Waiting or SubmissionState.Confirming
            ? one with { State = SubmissionState.Confirming }
            : one.State == SubmissionState.Confirmed ? one : null, cancellation);
        if (claimed is null or { State: SubmissionState.Confirmed }) return claimed;
        try
        {
            await HandInSource.FromAsync(claimed.Source, () => HandInAsync(runId, claimed, cancellation));
        }
        catch (Exception refused) when (refused is InvalidInputException or WrongStageException)
        {
            await MoveAsync(runId, id, one => one with { State = SubmissionState.Waiting }, CancellationToken.None);
            throw;
        }

        return await MoveAsync(runId, id, one => Judged(one, SubmissionState.Confirmed, by, null), cancellation);
    }

    /// <summary>Refuses: it never counts, and the vendor reads why. Null when there is no such submission.</summary>
    /// <exception cref="WrongStageException">It was judged already.</exception>
    public Task<VendorSubmission?> RefuseAsync(string runId, string id, string reason, string by, CancellationToken cancellation = default) => MoveAsync(
        runId, id, one => one.State switch
        {
            SubmissionState.Waiting => Judged(one, SubmissionState.Refused, by, reason),
            SubmissionState.Refused when one.Reason == reason => one,
            _ => null,
        }, cancellation);

    private VendorSubmission Judged(VendorSubmission submission, SubmissionState state, string by, string? reason) =>
        submission with { State = state, JudgedBy = by, JudgedAt = time.GetUtcNow(), Reason = reason };

    private async Task HandInAsync(string runId, VendorSubmission submission, CancellationToken cancellation)
    {
        switch (submission)
        {
            case { Answers: { } given }:
                var known = await store.FindAsync<VendorAnswers>(runId, RowKeys.Answers(submission.VendorId), cancellation);
                await answers.PutAsync(runId, given with { Items = [.. given.Items.Select(answer => WithJudgement(answer, known))] }, cancellation);
                break;
            case { Item: { } item }:
                await items.PutAsync(runId, await DoneAsync(runId, item, cancellation), cancellation);
                break;
            case { Certifications: { } lines }:
                await certifications.AddAsync(runId, lines, cancellation);
                break;
            case { Readings: { } days }:
                await readings.AddAsync(runId, days, null, cancellation);
                break;
        }
    }

    // What the company found vague stays so while the vendor says the same.
    private static VendorAnswer WithJudgement(VendorAnswer answer, VendorAnswers? known) =>
        known?.Items.FirstOrDefault(former => former.Question == answer.Question && former.Text == answer.Text) ?? answer;

    private async Task<ChecklistItem> DoneAsync(string runId, ItemEvidence item, CancellationToken cancellation)
    {
        var known = await store.FindAsync<ChecklistItem>(runId, RowKeys.Item(item.Stage, item.Id), cancellation);
        return (known ?? new ChecklistItem { Stage = item.Stage, Id = item.Id, Status = ChecklistStatus.Open }) with
        {
            Status = ChecklistStatus.Done,
            Evidence = item.Evidence,
        };
    }

    // The change's null says that the submission was judged otherwise; the same record, that there is nothing to do.
    private async Task<VendorSubmission?> MoveAsync(
        string runId, string id, Func<VendorSubmission, VendorSubmission?> move, CancellationToken cancellation)
    {
        VendorSubmission? after = null;
        await store.ChangeAsync(runId, async run =>
        {
            after = await store.FindAsync<VendorSubmission>(run.Id, RowKeys.VendorSubmission(id), cancellation);
            if (after is not { } before) return null;
            after = move(before) ?? throw new WrongStageException(run, new Phrase("error.submission-judged"));
            return after == before ? null : new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.VendorSubmission(id)] = after },
                Audit = [.. AuditOf(after)],
            };
        }, cancellation);
        return after;
    }

    private static IEnumerable<AuditEntry> AuditOf(VendorSubmission submission)
    {
        if (submission.State is not (SubmissionState.Confirmed or SubmissionState.Refused)) yield break;
        var state = submission.State == SubmissionState.Confirmed ? "confirmed" : "refused";
        yield return AuditEntry.ByProjectManager($"vendor-submission.{state}", new Phrase($"audit.vendor-submission.{state}")
            .With("what", SubmitForVendor.Describe(submission)).With("source", submission.Source)
            .With("by", submission.JudgedBy!).With("reason", submission.Reason ?? "")) with
        { Source = submission.Source };
    }
}
