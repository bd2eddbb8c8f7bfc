using System.Globalization;

namespace Onboarding.Workflows.Mail;

/// <summary>
/// Input of <c>MailOrchestrator</c>: an announcement to everybody whom its kind concerns. Small, as it travels through history:
/// whom it goes to and what it says is read when it is sent.
/// </summary>
/// <param name="RunId">Run.</param>
/// <param name="Kind">See <see cref="MailKinds"/>.</param>
/// <param name="About">What it is about within the run, for example <c>shortlist:1</c>; the same announcement has the same text here.</param>
/// <param name="Number">Tells repeats of the same announcement apart, from 1.</param>
public sealed record MailOrder(string RunId, string Kind, string About, int Number = 1)
{
    private const string AboutScaleUp = "scaled-up";

    /// <summary>Gate that it is about; null for other kinds.</summary>
    public string? GateId { get; init; }

    /// <summary>Key of the only one whom it goes to; null: to everybody whom its kind concerns.</summary>
    public string? RecipientKey { get; init; }

    /// <summary>Key of whoever is asked in the recipient's place; null for other kinds.</summary>
    public string? ActorKey { get; init; }

    /// <summary>Round of the gate or stage; 0 for other kinds.</summary>
    public int Round { get; init; }

    /// <summary>Stage that it is about; null for other kinds.</summary>
    public string? Stage { get; init; }

    /// <summary>Day of the pilot that it is about; null for other kinds.</summary>
    public int? PilotDay { get; init; }

    /// <summary>Calendar day that it is about; null for other kinds.</summary>
    public DateOnly? On { get; init; }

    /// <summary>UTC instant that it is about: of a gate's reminder, which selects its recipients, or of a review; null for other kinds.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Corrective action that it is about; null for other kinds.</summary>
    public string? ActionId { get; init; }

    /// <summary>Agent that it is about; null for other kinds.</summary>
    public string? AgentId { get; init; }

    /// <summary>Number of the business review that it is about; null for other kinds.</summary>
    public int? ReviewNumber { get; init; }

    /// <summary>Person whom it is about, see <see cref="PersonKeys"/>; null for other kinds.</summary>
    public string? PersonKey { get; init; }

    /// <summary>Vendor whose contact it goes to; null for other kinds.</summary>
    public string? VendorId { get; init; }

    /// <summary>True for the news that the onboarding is complete and the run goes on.</summary>
    public bool IsOfScaleUp => About == AboutScaleUp;

    /// <summary>Id of its orchestration instance.</summary>
    public string InstanceId => $"{RunId}:mail:{About}:{Kind}:{Number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Key of the message to one recipient, unique and the same in every replay and after every crash.</summary>
    public string KeyFor(string recipientKey) => $"{About}:{recipientKey}:{Kind}:{Number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The project manager is reminded that a stage still waits for its submission.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="stage">Stage.</param>
    /// <param name="round">Round of the stage.</param>
    /// <param name="number">How many times in this round, from 1.</param>
    public static MailOrder StageReminder(string runId, string stage, int round, int number) =>
        new(runId, MailKinds.StageReminder, $"{stage}:{round.ToString(CultureInfo.InvariantCulture)}", number) { Stage = stage, Round = round };

    /// <summary>The project manager and the vendor's contact are told of a review of the pilot some days ahead.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="pilotDay">Day of the pilot on which it is held.</param>
    /// <param name="lastDay">Last calendar day (UTC) whose readings count.</param>
    /// <param name="at">UTC instant by which those readings are due and at which the review is held.</param>
    public static MailOrder ReviewReminder(string runId, int pilotDay, DateOnly lastDay, DateTimeOffset at) =>
        new(runId, MailKinds.ReviewReminder, $"pilot:{pilotDay.ToString(CultureInfo.InvariantCulture)}") { PilotDay = pilotDay, On = lastDay, At = at };

    /// <summary>Project manager and BPO owner are told that an agent who leaves opens the need for certified agents again.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="agentId">The vendor's id for the agent.</param>
    /// <param name="leftOn">First day without them.</param>
    public static MailOrder TrainingNeed(string runId, string agentId, DateOnly leftOn) =>
        // Vendors' ids may be names, and what is part of an instance's id is in spans and logs.
        new(runId, MailKinds.TrainingNeed, $"agent:{PersonKeys.Of(agentId)}:{leftOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}") { AgentId = agentId, On = leftOn };

    /// <summary>Everybody who takes part is told that the onboarding is complete; the run goes on with its business reviews.</summary>
    public static MailOrder RunScaledUp(string runId) => new(runId, MailKinds.RunEnded, AboutScaleUp);

    /// <summary>The leads are told of a business review that needed nobody's decision.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="number">Number of the review.</param>
    public static MailOrder BusinessReview(string runId, int number) =>
        new(runId, MailKinds.BusinessReview, $"review:{number.ToString(CultureInfo.InvariantCulture)}") { ReviewNumber = number };

    /// <summary>People are told that a security audit of the vendor is due, or overdue.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="due">Day by which it is due.</param>
    /// <param name="number">Which reminder of it, from 1.</param>
    public static MailOrder AuditDue(string runId, DateOnly due, int number) =>
        new(runId, MailKinds.AuditDue, $"audit:{due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", number) { On = due };

    /// <summary>The project manager is asked for another address of somebody whose mail came back, once for each address.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="personKey">Key of the address that mail came back from.</param>
    public static MailOrder AddressNeeded(string runId, string personKey) =>
        new(runId, MailKinds.AddressNeeded, $"address:{personKey}") { PersonKey = personKey };

    /// <summary>A project manager is told in the morning what is open.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="on">The day, in the reader's time zone.</param>
    /// <param name="personKey">The project manager.</param>
    public static MailOrder Digest(string runId, DateOnly on, string personKey) =>
        new(runId, MailKinds.Digest, $"digest:{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}:{personKey}") { On = on, RecipientKey = personKey };

    /// <summary>Everybody who takes part is told how the run ended.</summary>
    public static MailOrder RunEnded(string runId) => new(runId, MailKinds.RunEnded, "run");
}

/// <summary>Kinds of mails; a kind's templates carry its name.</summary>
public static class MailKinds
{
    /// <summary>An approver is asked to decide.</summary>
    public const string ApprovalRequest = "approval-request";

    /// <summary>An approver who has not answered is asked again.</summary>
    public const string ApprovalReminder = "approval-reminder";

    /// <summary>Somebody else is asked in an approver's place, or beside them.</summary>
    public const string ApprovalPassedOn = "approval-passed-on";

    /// <summary>An approver gets the one-time code that they asked for.</summary>
    public const string ApprovalCode = "approval-code";

    /// <summary>How a gate ended.</summary>
    public const string GateDecided = "gate-decided";

    /// <summary>A stage still waits for its submission.</summary>
    public const string StageReminder = "stage-reminder";

    /// <summary>Somebody is given a corrective action.</summary>
    public const string ActionOpened = "action-opened";

    /// <summary>A corrective action is due or overdue.</summary>
    public const string ActionReminder = "action-reminder";

    /// <summary>A KPI of the pilot warns early.</summary>
    public const string EarlyWarning = "early-warning";

    /// <summary>The agenda of a meeting of the leads.</summary>
    public const string MeetingAgenda = "meeting-agenda";

    /// <summary>A review of the pilot is near.</summary>
    public const string ReviewReminder = "review-reminder";

    /// <summary>Certified agents are missing again.</summary>
    public const string TrainingNeed = "training-need";

    /// <summary>A business review that needed nobody's decision.</summary>
    public const string BusinessReview = "business-review";

    /// <summary>A security audit is due.</summary>
    public const string AuditDue = "audit-due";

    /// <summary>The onboarding is complete, or how the run ended.</summary>
    public const string RunEnded = "run-ended";

    /// <summary>Another address of somebody is needed.</summary>
    public const string AddressNeeded = "address-needed";

    /// <summary>A vendor's contact is invited to the vendor's pages.</summary>
    public const string VendorInvitation = "vendor-invitation";

    /// <summary>A vendor's contact is reminded of what is due.</summary>
    public const string VendorReminder = "vendor-reminder";

    /// <summary>A vendor's contact gets a fresh link before the one before ends.</summary>
    public const string VendorLink = "vendor-link";

    /// <summary>What is open in a run, each working morning.</summary>
    public const string Digest = "digest";

    /// <summary>Kinds that ask for something a further time; none goes out while the run is paused. An audit's day does not move, so its mails go out all the same.</summary>
    public static IReadOnlyList<string> Reminders { get; } = [ApprovalReminder, StageReminder, ActionReminder, ReviewReminder, VendorReminder, Digest];

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ApprovalRequest, ApprovalReminder, ApprovalPassedOn, ApprovalCode, GateDecided, StageReminder, ActionOpened, ActionReminder, EarlyWarning, MeetingAgenda, ReviewReminder,
        TrainingNeed, BusinessReview, AuditDue, VendorInvitation, VendorReminder, VendorLink, RunEnded, AddressNeeded, Digest,
    ];
}
