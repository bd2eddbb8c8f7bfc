using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Record;

namespace Onboarding.Functions.Views;

/// <summary>A run's decision record in the reader's language; times are UTC.</summary>
internal sealed record RecordView
{
    public required string RunId { get; init; }

    public required string Company { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required RunStatus Status { get; init; }

    public required string StatusName { get; init; }

    public required string Stage { get; init; }

    public required string StageName { get; init; }

    /// <summary>Where it stands, in a sentence.</summary>
    public required string Standing { get; init; }

    /// <summary>Run that this one took the service over from; null for one that was started.</summary>
    public string? HandedOverFrom { get; init; }

    /// <summary>Run that took the service over; null when none did.</summary>
    public string? HandedOverTo { get; init; }

    /// <summary>What somebody must know who reads no further.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    public required RecordPlaybookView Playbook { get; init; }

    public required IReadOnlyList<RecordGateView> Gates { get; init; }

    public RecordVendorsView? Vendors { get; init; }

    /// <summary>Vendors that were chosen before and given up; null when there was none.</summary>
    public IReadOnlyList<FormerVendorView>? FormerVendors { get; init; }

    public required IReadOnlyList<CriterionView> Criteria { get; init; }

    public required IReadOnlyList<StandardView> Standards { get; init; }

    public required IReadOnlyList<WaiverView> Waivers { get; init; }

    public required IReadOnlyList<RiskView> Risks { get; init; }

    public required IReadOnlyList<ActionLineView> Actions { get; init; }

    public required IReadOnlyList<TimelineItem> Course { get; init; }

    public required AuditSealView Audit { get; init; }
}

/// <summary>Which playbook a run kept.</summary>
internal sealed record RecordPlaybookView(string Id, string Version, string Name);

/// <summary>A round of a gate.</summary>
internal sealed record RecordGateView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Stage { get; init; }

    public required int Round { get; init; }

    public required GateStatus Status { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public required string Question { get; init; }

    public RecordChoiceView? Recommendation { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<FigureView> Figures { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<RecordAnswerView> Answers { get; init; }

    public RecordChoiceView? Decision { get; init; }

    public GateResult? Result { get; init; }

    /// <summary>Earlier stage from which the run went on again; null when it was sent to none.</summary>
    public string? ReturnTo { get; init; }

    public required IReadOnlyList<string> DecidedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>True when it was decided otherwise than recommended.</summary>
    public required bool AgainstRecommendation { get; init; }
}

/// <summary>Somebody's answer.</summary>
internal sealed record RecordAnswerView(
    string Name, string Role, RecordChoiceView? Choice, string? Comment, DateTimeOffset? AnsweredAt, bool AgainstRecommendation);

/// <summary>The vendor's choice, by the ranking that the approvers saw.</summary>
internal sealed record RecordVendorsView(
    string Chosen, string Reserve, DateTimeOffset DecidedAt, IReadOnlyList<CandidateView> Ranking, IReadOnlyList<string> Cut);

/// <summary>A vendor that was chosen before and given up.</summary>
/// <param name="Vendor">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="ReplacedBy">Name of the vendor that was chosen in its place.</param>
/// <param name="At">UTC.</param>
/// <param name="Entries">How many entries are kept that count no more.</param>
internal sealed record FormerVendorView(string Vendor, string Name, string ReplacedBy, DateTimeOffset At, int Entries);

/// <summary>A vendor of the ranking.</summary>
internal sealed record CandidateView(string Name, int Rank, string Score, CandidatePart Part, bool IsEligible, IReadOnlyList<string> Reasons);

/// <summary>A criterion by which vendors were scored.</summary>
internal sealed record CriterionView(string Id, string Name, int Weight, decimal? MustReach);

/// <summary>A service standard that was judged.</summary>
internal sealed record StandardView(string Id, string Name, string Target, string MeasuringRule, bool Critical, string Source);

/// <summary>A waived checklist item.</summary>
internal sealed record WaiverView(string Stage, string Item, string Reason, string? Owner, string? Approver);

/// <summary>A corrective action.</summary>
internal sealed record ActionLineView(string Id, string Cause, string Owner, string OwnerRole, DateOnly Due, ActionStatus Status, string? Result);

/// <summary>What ties the record to the audit.</summary>
/// <param name="Entries">Entries up to the head.</param>
/// <param name="HeadHash">Hash of the newest of them.</param>
/// <param name="Intact">Whether every entry fits its place.</param>
/// <param name="BrokenAt">The first entry that does not; null when all do.</param>
internal sealed record AuditSealView(int Entries, string HeadHash, bool Intact, int? BrokenAt);

/// <summary>A choice that was recommended or made.</summary>
/// <param name="Id">Choice id.</param>
/// <param name="Name">Its name.</param>
internal sealed record RecordChoiceView(string Id, string Name);
