using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Record;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Record;

/// <summary>A run that met everything a record must tell: a return, a decision against advice, an expiry, an extension and an exit.</summary>
internal static class SampleRecord
{
    public static readonly DateTimeOffset Written = SampleFile.Began.AddDays(200);

    public static readonly Person Sponsor = Person(Roles.Sponsor, "Grace Okafor");
    public static readonly Person Finance = Person(Roles.Finance, "林芳");

    public static RecordRows Exited { get; } = Rows(
        SampleFile.RunAt(StageIds.Exit, StageState.InReview) with { Status = RunStatus.Exited, HandedOverTo = "run-2" },
        [
            Decided(StageIds.Requirements, StageIds.Requirements, 1, 10, ChoiceIds.RequestChanges, ChoiceIds.Approve, "Volumes of <b>last</b> December are missing."),
            Decided(StageIds.Requirements, StageIds.Requirements, 2, 15, ChoiceIds.Approve, ChoiceIds.Approve),
            Shortlist(),
            Expired(StageIds.Contract, 1, 40),
            Decided(StageIds.Contract, StageIds.Contract, 2, 55, ChoiceIds.Approve, ChoiceIds.Approve),
            Decided("pilot-review-60", StageIds.Pilot, 1, 130, ChoiceIds.Extend, ChoiceIds.Exit, "The new team leads have had two weeks only."),
            Decided("pilot-review-90", StageIds.Pilot, 1, 160, ChoiceIds.Exit, ChoiceIds.Exit),
            Decided(StageIds.Exit, StageIds.Exit, 1, 190, ChoiceIds.Approve, ChoiceIds.Approve),
        ]);

    public static RecordRows Started { get; } = Rows(SampleFile.RunAt(StageIds.Requirements, StageState.Preparing) with { WaitsFor = new Phrase("wait.submission").With("stage", PhraseValue.Word("stage.requirements")) }, []);

    public static RecordRows Rows(Run run, IReadOnlyList<(Gate Gate, Approval[] Approvals)> rounds)
    {
        var audit = AuditOf(run);
        var head = run with { AuditSequence = audit.Count, AuditHash = audit[^1].Hash };
        return new RecordRows(
            SampleFile.File with { Run = head },
            // In row-key order, as they come out of the table.
            [.. rounds.Select(round => round.Gate).OrderBy(gate => gate.Id, StringComparer.Ordinal)],
            [.. rounds.SelectMany(round => round.Approvals)],
            [new ChecklistItem { Stage = StageIds.Contract, Id = "audit-right", Status = ChecklistStatus.Waived, WaiverReason = "The group audits the vendor already.", WaiverApprover = "Noor Haddad" }],
            [Action()],
            RiskRegister.After(RiskRegister.Of(SampleFile.Playbook, []), RiskEvent.OverBudget("2026-07", PhraseValue.Of(300_000, "GBP"), PhraseValue.Of(293_250, "GBP")), SampleFile.Began.AddDays(150)),
            audit);
    }

    private static CorrectiveAction Action() => new()
    {
        Id = "warning.csat.1",
        Kind = ActionKinds.Warning,
        Cause = new Phrase("risk-cause.kpi-warning").With("kpi", SampleFile.Playbook.Kpis[3].Name),
        Stage = StageIds.Pilot,
        Owner = new ActionOwner(Roles.BpoOwner, "Ben Adeyemi", "ben.adeyemi@example.com"),
        Due = new DateOnly(2026, 7, 1),
        Status = ActionStatus.Done,
        Result = "Two team leads more.",
        OpenedAt = SampleFile.Began.AddDays(110),
        OpenedBy = "system",
        ClosedAt = SampleFile.Began.AddDays(118),
    };

    public static (Gate Gate, Approval[] Approvals) Decided(string id, string stage, int round, int day, string choice, string advice, string? comment = null) => (
        Gate(id, stage, round, day, advice) with { Status = GateStatus.Decided, Outcome = SampleFile.Decided(new GateOrder("run-1", id, round), choice) with { At = SampleFile.Began.AddDays(day + 1), DecidedBy = [Sponsor.Name, Finance.Name] } },
        [Answered(id, round, Finance, day, choice, null), Answered(id, round, Sponsor, day, choice, comment)]);

    public static (Gate Gate, Approval[] Approvals) Expired(string id, int round, int day) => (
        Gate(id, id, round, day, ChoiceIds.Approve) with { Status = GateStatus.Expired, Outcome = new GateOutcome { GateId = id, Round = round, Result = GateResult.Expired, At = SampleFile.Began.AddDays(day + 14) } },
        [Answered(id, round, Finance, day, ChoiceIds.Approve, null), Asked(id, round, Sponsor)]);

    public static (Gate Gate, Approval[] Approvals) Shortlist()
    {
        var (gate, approvals) = Decided(StageIds.Shortlist, StageIds.Shortlist, 1, 30, ChoiceIds.Approve, ChoiceIds.Approve);
        return (gate with
        {
            Case = gate.Case with
            {
                Question = new Phrase("gate-question.shortlist").With("vendor", "Lanternway").With("reserve", "Brightquay"),
                Reasons =
                [
                    new Phrase("shortlist.proposed-is-first").With("vendor", "Lanternway").With("total", 88.5m).With("count", 3),
                    new Phrase("shortlist.red-flags").With("vendor", "Quickvoice").With("count", 3).With("limit", 2),
                    new Phrase("shortlist.cut").With("vendor", "Castlemere").With("reason", "No Chinese."),
                ],
                Figures = [Score(1, "Lanternway", 88.5m, "pass"), Score(2, "Brightquay", 80m, "pass"), Score(3, "Quickvoice", 84m, "fail")],
            },
        }, approvals);
    }

    private static Figure Score(int rank, string vendor, decimal total, string verdict) => new(
        new Phrase("figure.score").With("rank", rank).With("vendor", vendor),
        new Phrase("value.score").With("total", total).With("spread", 1.5m).With("flags", verdict == "fail" ? 3 : 0), verdict);

    private static Gate Gate(string id, string stage, int round, int day, string advice) => new()
    {
        Id = id,
        Stage = stage,
        Round = round,
        Status = GateStatus.Open,
        OpenedAt = SampleFile.Began.AddDays(day),
        DueAt = SampleFile.Began.AddDays(day + 5),
        ExpiresAt = SampleFile.Began.AddDays(day + 14),
        Case = new GateCase
        {
            Question = new Phrase("gate-question.contract").With("vendor", "Lanternway"),
            Recommendation = advice,
            Reasons = [new Phrase("contract.complete")],
            Figures = [new Figure(new Phrase("figure.items-done"), new Phrase("value.of").With("count", 15).With("total", 16), "pass")],
            Note = round > 1 ? "Changed as asked." : null,
        },
    };

    private static Approval Asked(string gate, int round, Person person) =>
        new() { GateId = gate, Round = round, ApproverKey = PersonKeys.Of(person.Email), Approver = person };

    private static Approval Answered(string gate, int round, Person person, int day, string choice, string? comment) =>
        Asked(gate, round, person) with { Choice = choice, Comment = comment, AnsweredAt = SampleFile.Began.AddDays(day).AddHours(person == Sponsor ? 5 : 3) };

    private static List<AuditEntry> AuditOf(Run run)
    {
        AuditEntry[] entries =
        [
            new() { Actor = Roles.ProjectManager, Kind = "run.started", What = new Phrase("audit.run.started").With("title", run.Title).With("playbook", SampleFile.Playbook.Name).With("version", run.PlaybookVersion) },
            AuditEntry.BySystem("mail.sent", new Phrase("audit.run.started")),
            AuditEntry.BySystem("stage.entered", new Phrase("audit.stage.entered").With("stage", PhraseValue.Word("stage.requirements"))),
        ];
        var chain = new List<AuditEntry>();
        foreach (var entry in entries)
            chain.Add(AuditChain.Append(entry, chain.Count + 1, SampleFile.Began, StageIds.Requirements, chain.Count == 0 ? "" : chain[^1].Hash, () => new string('0', 32)));
        return chain;
    }

    private static Person Person(string role, string name) =>
        new() { Role = role, Name = name, Email = $"{role}@example.com", Language = Languages.English, Country = "GB", TimeZone = "Europe/London" };
}
