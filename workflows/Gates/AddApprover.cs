using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>Asks somebody at an open gate round who has none of its roles, as the project manager wishes. Afterwards dispatch the run's signals.</summary>
public sealed class AddApprover(RunStore store, GateArchive archive, TurnDates turns, TimeProvider time)
{
    /// <summary>Adds a person to the open round of a gate; their answer counts as everybody's. Whoever is asked already is asked nothing new.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="gateId">Gate.</param>
    /// <param name="person">Who, with the role <see cref="Roles.AdHoc"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The round with everybody asked.</returns>
    /// <exception cref="WrongStageException">The gate is not open, or the run stands still.</exception>
    /// <exception cref="InvalidInputException">The person submits what is decided and may not approve it, or the gate asks as many as it can.</exception>
    public async Task<GateFile> AddAsync(string runId, string gateId, Person person, CancellationToken cancellation = default)
    {
        GateFile? after = null;
        await store.ChangeAsync(runId, async run =>
        {
            after = await archive.OpenRoundAsync(run, gateId, cancellation);
            StageGuard.RequireNotPaused(run);
            if (after.Of(PersonKeys.Of(person.Email)) is not null) return null;
            var request = await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request, cancellation);
            if (!Approvers.MayAnswer(after.Policy, person.Email, request.People))
                throw new InvalidInputException([new FieldError("email", new Phrase("error.requester-approves").With("gate", after.Policy.Name))]);
            if (Approvers.ErrorOfOneMore(after) is { } error) throw new InvalidInputException([error]);
            var now = time.GetUtcNow();
            (var change, after) = Adding(after, person, now);
            (change, after) = await turns.WithAsync(change, after, now, cancellation);
            return change;
        }, cancellation);
        return after!;
    }

    internal static (RunChange Change, GateFile After) Adding(GateFile file, Person person, DateTimeOffset now)
    {
        var added = new Approval
        {
            GateId = file.Gate.Id,
            Round = file.Gate.Round,
            ApproverKey = PersonKeys.Of(person.Email),
            Approver = person,
            Place = file.Approvals.Max(one => one.Place) + 1,
            // The round's own dates: whoever comes to an open round moves none of them, and each of its reminders is theirs too. Where one
            // is asked after the other, they have days of their own from their turn on.
            Schedule = file.IsByTurn ? null : new PartSchedule(file.Gate.DueAt!.Value, file.Gate.RemindAt, [], file.Gate.ExpiresAt!.Value),
            JoinedAt = now,
            LinkSeries = file.Run.AuditSequence + 1,
        };
        var after = file with { Approvals = [.. file.Approvals, added] };
        var what = new Phrase("audit.gate.approver-added").With("name", person.Name).With("gate", file.Policy.Name).With("round", file.Gate.Round);
        return (new RunChange(file.Run with { WaitsFor = GateChanges.WaitFor(after) })
        {
            Put = new Dictionary<string, object> { [RowKeys.Approval(added.GateId, added.Round, added.ApproverKey)] = added },
            Audit = [AuditEntry.ByProjectManager("gate.approver-added", what)],
            // Where one is asked after the other, the mail goes out when it is their turn.
            Signals = after.IsAhead(added) ? [] : [Signal.ToSend(GateMails.RequestTo(GateChanges.OrderOf(after), added.ApproverKey))],
        }, after);
    }
}
