using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;

namespace Onboarding.Workflows.VendorSide;

/// <summary>
/// Confirms or refuses what a vendor submitted. Confirming hands it in by the rules that hold for everybody's hand-ins, and both are one
/// change: there is no moment at which it counts and is not confirmed, or the other way round.
/// </summary>
public sealed class JudgeSubmission(
    RunStore store, PutAnswers answers, PutChecklistItem items, AddCertifications certifications, AddReadings readings, TimeProvider time)
{
    /// <summary>Confirms: from now on it counts. Confirming again changes nothing. Null when there is no such submission.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="id">Submission.</param>
    /// <param name="by">Who confirms.</param>
    /// <param name="seen">What they have seen of what readings change.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The run does not take it any more, or it was judged otherwise.</exception>
    /// <exception cref="InvalidInputException">It does not fit the run as it stands; it waits on.</exception>
    public Task<VendorSubmission?> ConfirmAsync(string runId, string id, string by, SeenReadings seen, CancellationToken cancellation = default) => JudgeAsync(
        runId, id, one => Judged(one, SubmissionState.Confirmed, by, null), (run, one) => HandInAsync(run, one, seen, cancellation), cancellation);

    /// <summary>Refuses: it never counts, and the vendor reads why. Null when there is no such submission.</summary>
    /// <exception cref="WrongStageException">It was judged already.</exception>
    public Task<VendorSubmission?> RefuseAsync(string runId, string id, string reason, string by, CancellationToken cancellation = default) => JudgeAsync(
        runId, id, one => Judged(one, SubmissionState.Refused, by, reason), (_, _) => Task.FromResult<RunChange?>(null), cancellation);

    private async Task<VendorSubmission?> JudgeAsync(
        string runId, string id, Func<VendorSubmission, VendorSubmission> judge, Func<Run, VendorSubmission, Task<RunChange?>> effect, CancellationToken cancellation)
    {
        VendorSubmission? judged = null;
        await store.ChangeAsync(runId, async run =>
        {
            judged = null;
            if (await store.FindAsync<VendorSubmission>(run.Id, RowKeys.VendorSubmission(id), cancellation) is not { } before) return null;
            judged = judge(before);
            if (before.State != SubmissionState.Waiting)
            {
                if ((before.State, before.Reason) != (judged.State, judged.Reason)) throw new WrongStageException(run, new Phrase("error.submission-judged"));
                judged = before;
                return null;
            }

            return With(await effect(run, before) ?? new RunChange(run), judged);
        }, cancellation);
        return judged;
    }

    private VendorSubmission Judged(VendorSubmission submission, SubmissionState state, string by, string? reason) =>
        submission with { State = state, JudgedBy = by, JudgedAt = time.GetUtcNow(), Reason = reason };

    // Whatever is read here is read under the run's head, so what somebody sets meanwhile is seen or wins the race.
    private async Task<RunChange?> HandInAsync(Run run, VendorSubmission submission, SeenReadings seen, CancellationToken cancellation)
    {
        switch (submission)
        {
            case { Answers: { } given }:
                var known = await store.FindAsync<VendorAnswers>(run.Id, RowKeys.Answers(submission.VendorId), cancellation);
                return await answers.DecideAsync(run, given with { Items = [.. given.Items.Select(answer => WithJudgement(answer, known))] }, cancellation);
            case { Item: { } item }:
                return await items.DecideAsync(run, await DoneAsync(run.Id, item, cancellation), cancellation);
            case { Certifications: { } lines }:
                return (await certifications.DecideAsync(run, lines, cancellation)).Change;
            default:
                InvalidInputException.ThrowIfAny(seen.ErrorsOf(await readings.PreviewAsync(run, submission.Readings!, cancellation)));
                // What was seen is compared just above, under the same head.
                return (await readings.DecideAsync(run, submission.Readings!, seen.Reason, seen: null, cancellation)).Change;
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

    // What the project manager takes over stands in the audit with whose it is.
    private static RunChange With(RunChange change, VendorSubmission judged) => change with
    {
        Put = new Dictionary<string, object>(change.Put) { [RowKeys.VendorSubmission(judged.Id)] = judged },
        Audit = [.. change.Audit.Append(EntryOf(judged)).Select(entry => entry.Actor == Roles.ProjectManager ? entry with { Source = judged.Source } : entry)],
    };

    private static AuditEntry EntryOf(VendorSubmission judged)
    {
        var state = judged.State == SubmissionState.Confirmed ? "confirmed" : "refused";
        return AuditEntry.ByProjectManager($"vendor-submission.{state}", new Phrase($"audit.vendor-submission.{state}")
            .With("what", SubmitForVendor.Describe(judged)).With("source", judged.Source)
            .With("by", judged.JudgedBy!).With("reason", judged.Reason ?? ""));
    }
}
