using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Unit.Tests.VendorSide;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Digests;

namespace Onboarding.Unit.Tests.Mail;

/// <summary>A run with something open of every kind, on Tuesday 2 June 2026.</summary>
internal static class SampleDigest
{
    private static readonly DateTimeOffset Now = new(2026, 6, 2, 6, 0, 0, TimeSpan.Zero);

    public static DigestFacts Nothing { get; } = new(SampleGate.Run, SampleFile.Playbook, [], [], [], [], new HashSet<string>(), Now);

    public static DigestFacts Facts { get; } = Nothing with
    {
        Gates = [GateDue(Now.AddDays(-1))],
        Items = [Item(0, new DateOnly(2026, 5, 29)), Item(1, new DateOnly(2026, 6, 5))],
        Actions = [Action(ActionKinds.Warning, new DateOnly(2026, 6, 9)), Action(ActionKinds.ByHand, new DateOnly(2026, 6, 1))],
        Mails = [Back],
        HandIns = [SampleVendorSide.Submission with { Readings = [Reading] }],
        AddressesInUse = new HashSet<string> { PersonKeys.Of(SampleGate.Omar.Email) },
    };

    private static Reading Reading => new() { Kpi = "qa-pass-rate", Channel = "phone", Day = new DateOnly(2026, 6, 1), Numerator = 9, Denominator = 10, Source = "export" };

    public static OutboxMail Back => new()
    {
        Key = "contract:1:omar:approval-request:1",
        Kind = MailKinds.ApprovalRequest,
        To = SampleGate.Omar.Email,
        Subject = "Decision needed: Contract approval",
        State = MailState.Bounced,
        QueuedAt = Now.AddDays(-2),
        LastFailure = "550 no such mailbox",
    };

    public static GateFile GateDue(DateTimeOffset due)
    {
        var file = SampleGate.File(null, SampleGate.Asked(SampleGate.Omar), SampleGate.Answered(SampleGate.Anna, SampleGate.Approve, 5));
        return file with { Gate = file.Gate with { DueAt = due, ExpiresAt = due.AddDays(3) } };
    }

    public static CorrectiveAction Action(string kind, DateOnly due) => new()
    {
        Id = $"{kind}.1",
        Kind = kind,
        Cause = new Phrase("action-cause.by-hand").With("cause", kind == ActionKinds.Warning ? "QA pass rate fell below 95%" : "<Second shift> is short of people"),
        Stage = StageIds.Contract,
        Owner = new ActionOwner(Roles.BpoOwner, "Daniel Okafor", "daniel@example.com"),
        Due = due,
        OpenedAt = Now.AddDays(-5),
        OpenedBy = "system",
    };

    private static ChecklistItem Item(int number, DateOnly due) => new()
    {
        Stage = StageIds.Contract,
        Id = SampleFile.Playbook.Contract.Items[number].Id,
        Status = ChecklistStatus.Open,
        Due = due,
    };
}
