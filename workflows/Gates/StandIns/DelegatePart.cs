using System.Globalization;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// An approver gives their part to another person of the run until a day: this round at once, others that open by then too. Their own link
/// answers nothing any more in this round. Raise the run's signals after it.
/// </summary>
public sealed class DelegatePart(RunStore store, GateArchive archive, TimeProvider time)
{
    /// <summary>Gives the part away. The same again is answered the same and changes nothing.</summary>
    public async Task<DelegateResult> DelegateAsync(string? token, DelegateInput input, CancellationToken cancellation = default)
    {
        var result = new DelegateResult(AnswerStatus.UnknownLink, null);
        if (await archive.FindAsync(token, cancellation) is not { } linked) return result;
        await store.ChangeAsync(linked.File.Run.Id, async run =>
        {
            var file = await archive.ReadAsync(run, linked.File.Gate.Id, linked.File.Gate.Round, cancellation);
            result = new DelegateResult(AnswerStatus.UnknownLink, null);
            if (linked.In(file) is not { } now) return null;
            (result, var change) = await TakeAsync(run, now, input, cancellation);
            return change;
        }, cancellation);
        return result.Status == AnswerStatus.Accepted
            ? result with { Linked = linked with { File = await archive.ReadAsync(linked.File.Run.Id, linked.File.Gate.Id, linked.File.Gate.Round, cancellation) } }
            : result;
    }

    private async Task<(DelegateResult Result, RunChange? Change)> TakeAsync(Run run, LinkedGate linked, DelegateInput input, CancellationToken cancellation)
    {
        if (linked.Approval.PassedOn is { } passed && linked.File.IsOpen && input.DelegateTo is { } again && passed.ToKey == PersonKeys.Of(again))
            return (new(AnswerStatus.Accepted, linked), null);
        if (!linked.File.IsOpen || !linked.File.IsWaiting(linked.Approval)) return (new(AnswerStatus.Closed, linked), null);
        if (linked.File.Pause is not null) return (new(AnswerStatus.Paused, linked), null);
        var now = time.GetUtcNow();
        var problems = ProblemsOf(input, linked.Approval.Approver, now, out var until);
        if (problems.Count > 0) return (new(AnswerStatus.Invalid, linked) { Problems = problems }, null);

        var desk = await AbsenceDesk.ReadAsync(store, archive, run, cancellation);
        var away = linked.Approval.Approver;
        var from = WorkTime.DayOf(away, now).ToDateOnly();
        var absence = desk.AbsenceOf(away, from, until, input.DelegateTo!, input.Reason, away.Name, now);
        var former = await store.FindAsync<Absence>(run.Id, RowKeys.Absence(absence.PersonKey, isOwn: true), cancellation);
        var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
        if (RefusalOf(linked, desk, playbook, absence, former, now) is { } refusal)
            return (new(AnswerStatus.Invalid, linked) { Problems = new Dictionary<string, Phrase> { ["delegateTo"] = refusal } }, null);
        try
        {
            return (new(AnswerStatus.Accepted, linked), desk.Change("delegateTo", absence, isOwn: true, former));
        }
        catch (InvalidInputException invalid)
        {
            return (new(AnswerStatus.Invalid, linked) { Problems = invalid.Errors.ToDictionary(error => error.Field, error => error.Message) }, null);
        }
    }

    // The link alone must not do what asks for a code: whoever is named would get one of their own.
    private static Phrase? RefusalOf(LinkedGate linked, AbsenceDesk desk, Playbook playbook, Absence absence, Absence? former, DateTimeOffset now)
    {
        if (playbook.Gates.Values.Any(policy => policy.RequiresCode)) return new Phrase("error.delegate-needs-code");
        IReadOnlyList<Absence> absences = [.. desk.Absences.Where(one => one != former), absence];
        var to = Delegation.Of(linked.Approval.Approver, desk.People, absences, person => WorkTime.DayOf(person, now).ToDateOnly());
        return to.Chain.Count == 0 ? null : PartChanges.RefusalOf(linked.File.Policy, linked.File.Approvals, linked.Approval, to.Actor, desk.People);
    }

    /// <summary>What is wrong with the fields, by field; nothing is assumed for one that is missing.</summary>
    internal static Dictionary<string, Phrase> ProblemsOf(DelegateInput input, Person approver, DateTimeOffset now, out DateOnly until)
    {
        var problems = new Dictionary<string, Phrase>();
        if (string.IsNullOrWhiteSpace(input.DelegateTo)) problems["delegateTo"] = new Phrase("delegate.person-required");
        if (!DateOnly.TryParseExact(input.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out until)) problems["until"] = new Phrase("delegate.until-required");
        else if (until < WorkTime.DayOf(approver, now).ToDateOnly()) problems["until"] = new Phrase("delegate.until-passed");
        if (string.IsNullOrWhiteSpace(input.Reason)) problems["reason"] = new Phrase("delegate.reason-required");
        else if (input.Reason.Length > GateAnswer.MaximumCommentLength) problems["reason"] = new Phrase("gate.comment-too-long").With("maximum", GateAnswer.MaximumCommentLength);
        return problems;
    }
}
