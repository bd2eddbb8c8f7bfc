using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Takes an approver's answer: approval, audit, head, the gate when it is decided, and the wake-up of its orchestration in one transaction.
/// After it, raise the run's signals; the reconciler does so when a crash comes between.
/// </summary>
public sealed class AnswerGate(RunStore store, GateArchive archive, TurnDates turns, TimeProvider time)
{
    /// <summary>Takes the answer, once. The same answer again is answered the same and changes nothing; another one is refused.</summary>
    public async Task<AnswerResult> AnswerAsync(string? token, GateAnswer answer, CancellationToken cancellation = default)
    {
        var linked = await archive.FindAsync(token, cancellation);
        if (linked is null) return new AnswerResult(AnswerStatus.UnknownLink, null);
        var result = new AnswerResult(AnswerStatus.UnknownLink, null);
        await store.ChangeAsync(linked.File.Run.Id, async run =>
        {
            var file = await archive.ReadAsync(run, linked.File.Gate.Id, linked.File.Gate.Round, cancellation);
            result = new AnswerResult(AnswerStatus.UnknownLink, null);
            if (linked.In(file) is not { } current) return null;
            var now = time.GetUtcNow();
            (result, var change) = Take(current, answer, now);
            if (change is null) return null;
            (change, var after) = await turns.WithAsync(change, result.Linked!.File, now, cancellation);
            result = result with { Linked = result.Linked with { File = after } };
            return change;
        }, cancellation);
        return result;
    }

    /// <summary>Notes that the page of the approver's link was opened; only the first time is kept, and only while the gate is open.</summary>
    public async Task NoteViewAsync(LinkedGate linked, CancellationToken cancellation = default)
    {
        if (!IsUnseen(linked)) return;
        await store.ChangeAsync(linked.File.Run.Id, async run =>
        {
            var file = await archive.ReadAsync(run, linked.File.Gate.Id, linked.File.Gate.Round, cancellation);
            return linked.In(file) is { } now && IsUnseen(now) ? GateChanges.View(now.File, now.Approval, time.GetUtcNow()) : null;
        }, cancellation);
    }

    internal static (AnswerResult Result, RunChange? Change) Take(LinkedGate linked, GateAnswer answer, DateTimeOffset now)
    {
        // A repeat is recognised before the gate's state: the answer that closed the gate is still the same answer.
        if (linked.Approval.Choice is { } given)
            return (new AnswerResult(given == answer.Choice ? AnswerStatus.Accepted : AnswerStatus.AlreadyAnswered, linked), null);
        if (!linked.File.IsOpen || !linked.File.IsWaiting(linked.Approval)) return (new AnswerResult(AnswerStatus.Closed, linked), null);
        if (linked.File.Pause is not null) return (new AnswerResult(AnswerStatus.Paused, linked), null);
        if (linked.File.IsAhead(linked.Approval)) return (new AnswerResult(AnswerStatus.NotYet, linked), null);
        var problems = answer.ProblemsAt(linked.File);
        if (linked.File.Policy.RequiresCode && CodeProblem(linked, answer, problems.Count > 0, now) is { } wrong)
            return Refused(linked, new Dictionary<string, Phrase>(problems) { ["code"] = wrong }, answer);
        if (problems.Count > 0) return (new AnswerResult(AnswerStatus.Invalid, linked) { Problems = problems }, null);
        var answered = linked.Approval with { Choice = answer.Choice, Comment = answer.TrimmedComment, AnsweredAt = now, Code = null };
        var (change, after) = GateChanges.Answer(linked.File, answered);
        return (new AnswerResult(AnswerStatus.Accepted, linked with { File = after }), change);
    }

    // Whether a code is right is not told to an answer that is incomplete anyway: that would be a try that does not count.
    private static Phrase? CodeProblem(LinkedGate linked, GateAnswer answer, bool isIncomplete, DateTimeOffset now) =>
        isIncomplete && !string.IsNullOrWhiteSpace(answer.Code) ? null : OneTimeCode.ProblemOf(linked.Approval.Code, answer.Code, now);

    // A wrong code is counted; one that was left out is not.
    private static (AnswerResult Result, RunChange? Change) Refused(
        LinkedGate linked, IReadOnlyDictionary<string, Phrase> problems, GateAnswer answer)
    {
        var result = new AnswerResult(AnswerStatus.Invalid, linked) { Problems = problems };
        var isTry = !string.IsNullOrWhiteSpace(answer.Code) && linked.Approval.Code is { WrongTries: < OneTimeCode.MaximumTries };
        if (!isTry) return (result, null);
        var tried = linked.Approval with { Code = linked.Approval.Code! with { WrongTries = linked.Approval.Code.WrongTries + 1 } };
        return (result with { Linked = linked with { File = linked.File.With(tried) } }, GateChanges.WrongCode(linked.File, tried));
    }

    private static bool IsUnseen(LinkedGate linked) => linked.File.IsOpen && linked.Approval.ViewedAt is null && linked.File.IsWaiting(linked.Approval);
}
