using System.Text.Json.Serialization;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>The head of a run: where it stands and what it waits for. Row <c>run</c> of its partition.</summary>
public sealed record Run
{
    /// <summary>Key of <see cref="WaitsFor"/> that a gate's end sets.</summary>
    internal const string GateClosedKey = "wait.gate-closed";

    /// <summary>Id, also the id of the run's orchestration instance.</summary>
    public required string Id { get; init; }

    /// <summary>The company that outsources.</summary>
    public required string Company { get; init; }

    /// <summary>What this run onboards, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Language of the run's own texts; each person is written to in theirs.</summary>
    public required string Language { get; init; }

    /// <summary>Playbook id whose copy the run keeps.</summary>
    public required string PlaybookId { get; init; }

    /// <summary>Version of that copy.</summary>
    public required string PlaybookVersion { get; init; }

    /// <summary>Whether the run goes on or how it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Current stage, see <see cref="StageIds"/>; the last one when ended.</summary>
    public required string Stage { get; init; }

    /// <summary>What the stage does now.</summary>
    public required StageState StageState { get; init; }

    /// <summary>Submission round of the stage, from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Which way through the stages it is on, from 1: a gate that sends it back before the pilot begins another.</summary>
    public int Pass { get; init; } = 1;

    /// <summary>What the run waits for, for a person to read; null when ended.</summary>
    public Phrase? WaitsFor { get; init; }

    /// <summary>UTC, since when it waits for that in this stage, state and round; when ended, since when. Null in runs that have not changed since it is kept.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    /// <summary>True from the end of a gate until its stage goes on or is given back: nothing is handed in or decided meanwhile.</summary>
    internal bool IsBetweenRounds => WaitsFor?.Key == GateClosedKey;

    /// <summary>UTC instant at which it goes on by itself; null when it waits for people only.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }

    /// <summary>That the run stands still, who paused it and why; null while it goes on.</summary>
    public Standstill? Pause { get; init; }

    /// <summary>What a person is told that the run waits for: that it is paused, or what its stage waits for; null when ended.</summary>
    [JsonIgnore]
    public Phrase? WaitsForNow => IsEnded ? null : Pause?.What ?? WaitsFor;

    /// <summary>True from the end of a pause until due days have moved by it, see <see cref="MoveDueDays"/>.</summary>
    public bool MovesDueDays { get; init; }

    /// <summary>Vendor chosen at the shortlist gate.</summary>
    public string? Vendor { get; init; }

    /// <summary>Its name; null before the choice, and in runs whose vendor was chosen before names were kept.</summary>
    public string? VendorName { get; init; }

    /// <summary>What people call the vendor.</summary>
    internal string CalledVendor => VendorName ?? Vendor ?? "";

    /// <summary>Round of the shortlist whose gate chose the vendor; null before the choice, and in a run that took its vendor over.</summary>
    public int? VendorChosenIn { get; init; }

    /// <summary>Which vendor of the run this is, from 1: another one is chosen when a gate sends the run back to its shortlist.</summary>
    public int VendorNumber { get; init; } = 1;

    /// <summary>Vendor that stands by.</summary>
    public string? ReserveVendor { get; init; }

    /// <summary>Run whose service this one takes over for its reserve vendor; null when it was started by a request.</summary>
    public string? HandedOverFrom { get; init; }

    /// <summary>Run that takes the service over after the exit; null when none does.</summary>
    public string? HandedOverTo { get; init; }

    /// <summary>E-mail address of whoever started it; null when nobody was signed in with one. A run that takes over keeps that of the run before.</summary>
    public string? StartedBy { get; init; }

    /// <summary>
    /// Traceparent (W3C) of the run's trace: that of its start, and of the run before for one that takes over. Null in runs from before traces were kept.
    /// </summary>
    public string? Trace { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC, of the last change.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Sequence number of the newest audit row, from 1; 0 before the first.</summary>
    public int AuditSequence { get; init; }

    /// <summary>Hash of the newest audit row; empty before the first.</summary>
    public string AuditHash { get; init; } = "";

    /// <summary>True from a cancellation until its orchestrations have ended and everybody is told, see <see cref="WindUpRun"/>.</summary>
    public bool IsWindingUp { get; init; }

    /// <summary>True when nothing more will happen. A run that is scaled up goes on: its business reviews are held until it exits.</summary>
    public bool IsEnded => Status is not (RunStatus.Running or RunStatus.ScaledUp);
}

/// <summary>Whether a run goes on or how it ended.</summary>
public enum RunStatus
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>
    /// The vendor is in operation and the first business review kept it: the onboarding is complete. No end: business reviews go on,
    /// and the status stays until the run exits or is cancelled.
    /// </summary>
    ScaledUp,

    /// <summary>The vendor left in good order.</summary>
    Exited,

    /// <summary>A gate ended the run before the pilot.</summary>
    Stopped,

    /// <summary>The project manager cancelled it.</summary>
    Cancelled,

    /// <summary>A fault ended it; the audit entry <c>run.failed</c> says which.</summary>
    Failed,
}

/// <summary>What the current stage does.</summary>
public enum StageState
{
    /// <summary>The project manager gathers what the gate asks for.</summary>
    Preparing,

    /// <summary>Submitted; people decide.</summary>
    InReview,

    /// <summary>Time passes until a set day.</summary>
    Scheduled,
}
