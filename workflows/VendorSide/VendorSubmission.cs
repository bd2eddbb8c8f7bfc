using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Training;

namespace Onboarding.Workflows.VendorSide;

/// <summary>
/// What a vendor's contact submitted, beside what counts: nothing of it counts before the project manager confirms it. Exactly one of its
/// contents is set. Row <c>vendor-submission:{id}</c>.
/// </summary>
public sealed record VendorSubmission
{
    /// <summary>Id within the run, digits; the older, the smaller.</summary>
    public required string Id { get; init; }

    /// <summary>Vendor id.</summary>
    public required string VendorId { get; init; }

    /// <summary>The vendor's name.</summary>
    public required string VendorName { get; init; }

    /// <summary>Key of the contact who submitted it.</summary>
    public required string ContactKey { get; init; }

    /// <summary>Their name.</summary>
    public required string ContactName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How far it came.</summary>
    public required SubmissionState State { get; init; }

    /// <summary>Answers to the playbook's questions.</summary>
    public VendorAnswers? Answers { get; init; }

    /// <summary>Evidence for an item of a checklist.</summary>
    public ItemEvidence? Item { get; init; }

    /// <summary>Results of training.</summary>
    public IReadOnlyList<Certification>? Certifications { get; init; }

    /// <summary>Daily readings.</summary>
    public IReadOnlyList<Reading>? Readings { get; init; }

    /// <summary>Who confirmed or refused it; null before.</summary>
    public string? JudgedBy { get; init; }

    /// <summary>UTC of that; null before.</summary>
    public DateTimeOffset? JudgedAt { get; init; }

    /// <summary>Why it was refused; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What it is.</summary>
    public SubmissionKind Kind => this switch
    {
        { Answers: not null } => SubmissionKind.Answers,
        { Item: not null } => SubmissionKind.Item,
        { Certifications: not null } => SubmissionKind.Certifications,
        _ => SubmissionKind.Readings,
    };

    /// <summary>True while it waits for the project manager.</summary>
    public bool IsOpen => State == SubmissionState.Waiting;

    /// <summary>Who it comes from, for the audit.</summary>
    public string Source => $"{ContactName} ({VendorName})";

    /// <summary>True when both say the same, whoever submitted them when.</summary>
    internal bool Says(VendorSubmission other) => VendorId == other.VendorId && StageInput.IsSame(Content, other.Content);

    /// <summary>True when the other one is about the same and stands in its place: all answers, or one item. Results and readings add up.</summary>
    internal bool Replaces(VendorSubmission other) => VendorId == other.VendorId && Kind == other.Kind && Kind switch
    {
        SubmissionKind.Answers => true,
        SubmissionKind.Item => (Item!.Stage, Item.Id) == (other.Item!.Stage, other.Item.Id),
        _ => false,
    };

    private object Content => new { Answers, Item, Certifications, Readings };
}

/// <summary>Evidence that a vendor gives for an item of a checklist.</summary>
/// <param name="Stage">Stage.</param>
/// <param name="Id">Item id of the playbook.</param>
/// <param name="Evidence">Link, file reference or <c>evidence:{id}</c>.</param>
public sealed record ItemEvidence(string Stage, string Id, string Evidence);

/// <summary>What a vendor submits.</summary>
public enum SubmissionKind
{
    /// <summary>Answers to the playbook's questions.</summary>
    Answers,

    /// <summary>Evidence for an item of a checklist.</summary>
    Item,

    /// <summary>Results of training.</summary>
    Certifications,

    /// <summary>Daily readings.</summary>
    Readings,
}

/// <summary>How far a submission came.</summary>
public enum SubmissionState
{
    /// <summary>It waits for the project manager.</summary>
    Waiting,

    /// <summary>It counts.</summary>
    Confirmed,

    /// <summary>It does not count, with a reason.</summary>
    Refused,

    /// <summary>The vendor submitted another in its place before anybody judged it.</summary>
    Replaced,
}
