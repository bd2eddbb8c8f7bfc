using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Gates;

/// <summary>One round of a gate. Row <c>gate:{id}:{round}</c>.</summary>
public sealed record Gate
{
    /// <summary>Gate id, see <see cref="GateIds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Stage whose gate it is.</summary>
    public required string Stage { get; init; }

    /// <summary>Round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>State; it leaves <see cref="GateStatus.Open"/> once and for good.</summary>
    public required GateStatus Status { get; init; }

    /// <summary>What the approvers are shown.</summary>
    public required GateCase Case { get; init; }

    /// <summary>Ids of the policy's choices that make sense this time; null: all of them.</summary>
    public IReadOnlyList<string>? OfferedChoices { get; init; }

    /// <summary>What is new since the round before; null in a first round, and in rounds from before it was kept.</summary>
    public RoundNews? News { get; init; }

    /// <summary>UTC; null while it is prepared.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>UTC instant by which answers are due; null while it is prepared. Where one is asked after the other, it moves on with each turn.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>UTC instants at which those who have not answered are reminded, in the order in which they were planned.</summary>
    public IReadOnlyList<DateTimeOffset> RemindAt { get; init; } = [];

    /// <summary>UTC instants at which the silence of those who have not answered is taken further, in the order in which they were planned.</summary>
    public IReadOnlyList<DateTimeOffset> EscalateAt { get; init; } = [];

    /// <summary>The latest of those instants that was carried out; null before the first.</summary>
    public DateTimeOffset? EscalatedUntil { get; init; }

    /// <summary>UTC instant at which it closes undecided; null while it is prepared. Where one is asked after the other, it moves on with each turn.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How it ended; null until then, and when the run was cancelled.</summary>
    public GateOutcome? Outcome { get; init; }

    /// <summary>When and why the run was cancelled over it; null otherwise, and in runs that were cancelled before it was kept.</summary>
    public GateCancellation? Cancellation { get; init; }
}

/// <summary>The end of a gate by the run's cancellation.</summary>
/// <param name="At">UTC.</param>
/// <param name="Reason">What the project manager gave.</param>
public sealed record GateCancellation(DateTimeOffset At, string Reason);

/// <summary>State of a gate round.</summary>
public enum GateStatus
{
    /// <summary>The case is written, nobody was asked yet.</summary>
    Prepared,

    /// <summary>People are asked.</summary>
    Open,

    /// <summary>Answers made a decision.</summary>
    Decided,

    /// <summary>Nobody decided in time. Never an approval.</summary>
    Expired,

    /// <summary>The run was cancelled.</summary>
    Cancelled,
}

/// <summary>What a gate's approvers are shown: figures, reasons and what the rules recommend.</summary>
public sealed record GateCase
{
    /// <summary>What is asked, in a sentence.</summary>
    public required Phrase Question { get; init; }

    /// <summary>Choice id that the rules recommend; null when they recommend none.</summary>
    public string? Recommendation { get; init; }

    /// <summary>Why.</summary>
    public IReadOnlyList<Phrase> Reasons { get; init; } = [];

    /// <summary>Figures that matter.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>The project manager's note.</summary>
    public string? Note { get; init; }
}

/// <summary>One line of figures on the decision page.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The value, for a person to read.</param>
/// <param name="Verdict"><c>pass</c>, <c>fail</c>, <c>open</c> (a KPI without enough data, or something not settled) or null for plain facts.</param>
public sealed record Figure(Phrase Label, Phrase Value, string? Verdict = null)
{
    /// <summary>The numbers behind a KPI's line; null for plain facts.</summary>
    public MeasuredFigure? Measured { get; init; }

    /// <summary>Key of the word for a verdict: only a KPI lacks data, anything else is not settled.</summary>
    /// <param name="verdict">See <see cref="Verdict"/>.</param>
    /// <param name="isMeasured">True for a KPI.</param>
    public static string WordOf(string verdict, bool isMeasured) => verdict == "open" && !isMeasured ? "verdict.unsettled" : $"verdict.{verdict}";
}

/// <summary>How a gate round ended. Small: it travels through the orchestration's history.</summary>
public sealed record GateOutcome
{
    /// <summary>Gate id.</summary>
    public required string GateId { get; init; }

    /// <summary>Round.</summary>
    public required int Round { get; init; }

    /// <summary>What it means for the stage.</summary>
    public required GateResult Result { get; init; }

    /// <summary>Choice id; null when it expired or was cancelled.</summary>
    public string? Choice { get; init; }

    /// <summary>Earlier stage from which the run goes on again; null when it does not go back further than to the gate's own stage.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>Whose answers made the decision; empty when it expired.</summary>
    public IReadOnlyList<string> DecidedBy { get; init; } = [];

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the end of a gate means for its stage.</summary>
public enum GateResult
{
    /// <summary>The stage is done.</summary>
    Advance,

    /// <summary>Back to the project manager: the stage itself, or an earlier one, see <see cref="GateOutcome.ReturnTo"/>.</summary>
    Return,

    /// <summary>The run ends, or the vendor leaves.</summary>
    Stop,

    /// <summary>Nobody decided in time; back to the project manager.</summary>
    Expired,
}

/// <summary>One person's part in a gate round. Row <c>approval:{gate}:{round}:{approver}</c>.</summary>
public sealed record Approval
{
    /// <summary>Gate id.</summary>
    public required string GateId { get; init; }

    /// <summary>Round.</summary>
    public required int Round { get; init; }

    /// <summary>Key of the approver within the round: the lower-case e-mail address, hashed.</summary>
    public required string ApproverKey { get; init; }

    /// <summary>Who is asked.</summary>
    public required Lifecycle.Person Approver { get; init; }

    /// <summary>Place among those asked, from 0 in the order of the policy's roles: where one is asked after the other, this is the order.</summary>
    public int Place { get; init; }

    /// <summary>The one-time code that was asked for; null before, after the answer, and where the policy asks for none.</summary>
    public OneTimeCode? Code { get; init; }

    /// <summary>Choice id; null until answered.</summary>
    public string? Choice { get; init; }

    /// <summary>The approver's comment.</summary>
    public string? Comment { get; init; }

    /// <summary>UTC; null until answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>UTC of the first time the page of this person's link was opened, by them or by a program; null until then.</summary>
    public DateTimeOffset? ViewedAt { get; init; }

    /// <summary>Their own dates; null before their turn where one is asked after the other, and in rounds that were opened before dates were kept.</summary>
    public PartSchedule? Schedule { get; init; }

    /// <summary>In whose place they are asked; null: in their own right.</summary>
    public StandIn? InPlaceOf { get; init; }

    /// <summary>To whom they, or the project manager for them, gave their part for this round; null: to nobody. Such a part cannot answer.</summary>
    public PassedOn? PassedOn { get; init; }

    /// <summary>UTC instant at which they came to a round that was open already; null: they were asked when it opened.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>How many times they were asked by a request of their own, from 1: a part that comes back is asked again, and a request may be sent again.</summary>
    public int TimesAsked { get; init; } = 1;

    /// <summary>UTC instants at which the project manager had the request sent again, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> ResentAt { get; init; } = [];

    /// <summary>
    /// Which links lead to it: those of this series and no other. 0: it was there when the round opened; otherwise the place in the run's
    /// audit at which it came to this address or came back to it. What was sent before stays dead for good.
    /// </summary>
    public int LinkSeries { get; init; }
}
