using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>What each step of a gate round changes. Pure: every change is one transaction of the run.</summary>
internal static class GateChanges
{
    /// <summary>The round opens: everybody asked gets a row, the run is in review.</summary>
    public static RunChange Open(Run run, Gate gate, GatePolicy policy, IReadOnlyList<Approval> rows, DateTimeOffset now)
    {
        var schedule = GateSchedule.Of([.. rows.Select(row => row.Schedule).OfType<PartSchedule>()], now);
        var opened = schedule.On(gate) with { Status = GateStatus.Open, OpenedAt = now };
        var file = new GateFile(run, opened, policy, rows);
        var put = rows.ToDictionary(KeyOf, object (row) => row);
        put.Add(RowKeys.Gate(gate.Id, gate.Round), opened);
        var what = new Phrase("audit.gate.opened").With("gate", policy.Name).With("round", gate.Round).With("names", NamesOf(file.Waiting));
        return new RunChange(run with { StageState = StageState.InReview, WaitsFor = WaitFor(file), WaitsUntil = null })
        {
            Put = put,
            Audit = [AuditEntry.BySystem("gate.opened", what), .. rows.Where(row => row.PassedOn is not null).Select(row => PartChanges.PassedOn(file, row))],
        };
    }

    /// <summary>The page of an approver's link was opened for the first time; by whom nobody knows, as mail scanners follow links too.</summary>
    public static RunChange View(GateFile file, Approval approval, DateTimeOffset now) => new(file.Run)
    {
        Put = new Dictionary<string, object> { [KeyOf(approval)] = approval with { ViewedAt = now } },
        Audit = [AuditEntry.BySystem("gate.viewed", Said("audit.gate.viewed", file, approval))],
    };

    /// <summary>An answer came with a wrong code: the try is counted and told, as somebody else may have the link.</summary>
    public static RunChange WrongCode(GateFile file, Approval tried) => new(file.Run)
    {
        Put = new Dictionary<string, object> { [KeyOf(tried)] = tried },
        Audit = [AuditEntry.BySystem("gate.code-wrong", Said("audit.gate.code-wrong", file, tried))],
    };

    /// <summary>An approver answered; with it the gate closes when the answers now make a decision.</summary>
    public static (RunChange Change, GateFile After) Answer(GateFile file, Approval answered)
    {
        var after = file.With(answered);
        var what = AnswerOf(file, answered);
        var change = new RunChange(file.Run with { WaitsFor = WaitFor(after) })
        {
            Put = new Dictionary<string, object> { [KeyOf(answered)] = answered },
            Audit = [new AuditEntry { Actor = answered.Approver.Name, Kind = "gate.answered", What = what }],
            Signals = [new Signal(OrderOf(file).InstanceId, GateOrder.Answered, answered.ApproverKey), .. RequestsOf(file, after)],
        };
        return after.Decision is { } decision ? Decide(after, decision, answered.AnsweredAt!.Value, change) : (change, after);
    }

    /// <summary>The answers made a decision: the gate closes for good.</summary>
    public static (RunChange Change, GateFile After) Decide(GateFile file, GateDecision decision, DateTimeOffset now, RunChange? together = null)
    {
        var outcome = OutcomeOf(file, decision.Result, now) with { Choice = decision.Choice.Id, ReturnTo = decision.ReturnTo, DecidedBy = decision.DecidedBy };
        var isAgainst = file.IsAgainstRecommendation(decision.Choice.Id);
        var what = new Phrase(isAgainst ? "audit.gate.decided-against" : "audit.gate.decided").With("gate", file.Policy.Name)
            .With("choice", decision.Choice.Name).With("names", LocalizedText.ListOf(decision.DecidedBy));
        if (isAgainst) what = what.With("recommended", file.Recommended!.Name);
        return Close(file, GateStatus.Decided, outcome, [AuditEntry.BySystem("gate.decided", what), .. SendingBack.EntriesOf(file, decision)], together ?? new RunChange(file.Run));
    }

    /// <summary>Nobody decided in time: the gate closes for good, and it is no approval.</summary>
    public static (RunChange Change, GateFile After) Expire(GateFile file, DateTimeOffset now)
    {
        var what = new Phrase("audit.gate.expired").With("gate", file.Policy.Name).With("names", NamesOf(file.Turn));
        return Close(file, GateStatus.Expired, OutcomeOf(file, GateResult.Expired, now), [AuditEntry.BySystem("gate.expired", what)], new RunChange(file.Run));
    }

    private static (RunChange Change, GateFile After) Close(GateFile file, GateStatus status, GateOutcome outcome, IReadOnlyList<AuditEntry> entries, RunChange together)
    {
        var gate = file.Gate with { Status = status, Outcome = outcome };
        var head = together.Run with { WaitsFor = new Phrase(Run.GateClosedKey).With("gate", file.Policy.Name) };
        var change = together with
        {
            Run = head,
            Put = new Dictionary<string, object>(together.Put) { [RowKeys.Gate(gate.Id, gate.Round)] = gate },
            Audit = [.. together.Audit, .. entries],
        };
        return (change, file with { Gate = gate });
    }

    // Where one is asked after the other, an answer makes it the next one's turn; their mail goes out with its transaction.
    private static IEnumerable<Signal> RequestsOf(GateFile before, GateFile after) => after.Turn
        .Where(one => before.IsAhead(one))
        .Select(one => Signal.ToSend(GateMails.RequestTo(OrderOf(after), one.ApproverKey, one.TimesAsked)));

    private static GateOutcome OutcomeOf(GateFile file, GateResult result, DateTimeOffset now) =>
        new() { GateId = file.Gate.Id, Round = file.Gate.Round, Result = result, At = now };

    /// <summary>The order of a round.</summary>
    public static GateOrder OrderOf(GateFile file) => new(file.Run.Id, file.Gate.Id, file.Gate.Round);

    internal static string KeyOf(Approval approval) => RowKeys.Approval(approval.GateId, approval.Round, approval.ApproverKey);

    private static Phrase AnswerOf(GateFile file, Approval answered)
    {
        var isAgainst = file.IsAgainstRecommendation(answered.Choice);
        var what = Said((answered.Comment, isAgainst) switch
        {
            (null, _) => "audit.gate.answered",
            (_, false) => "audit.gate.answered-with-comment",
            _ => "audit.gate.answered-against",
        }, file, answered).With("choice", file.ChoiceOf(answered.Choice!).Name);
        if (isAgainst) what = what.With("recommended", file.Recommended!.Name);
        return answered.Comment is { } comment ? what.With("comment", comment) : what;
    }

    private static Phrase Said(string key, GateFile file, Approval approval) =>
        new Phrase(key).With("name", approval.Approver.Name).With("gate", file.Policy.Name);

    /// <summary>Whom an open round waits for.</summary>
    public static Phrase WaitFor(GateFile file) => WaitFor(file.Policy, file.Turn);

    private static Phrase WaitFor(GatePolicy policy, IReadOnlyList<Approval> waiting) =>
        new Phrase("wait.gate").With("gate", policy.Name).With("names", NamesOf(waiting));

    private static LocalizedText NamesOf(IEnumerable<Approval> approvals) => LocalizedText.ListOf([.. approvals.Select(one => one.Approver.Name)]);
}
