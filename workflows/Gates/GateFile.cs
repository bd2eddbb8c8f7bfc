using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>Everything about a gate round: what its page, its mails and its decision are made from.</summary>
/// <param name="Run">Head of the run.</param>
/// <param name="Gate">The round.</param>
/// <param name="Policy">The run's own policy of the gate.</param>
/// <param name="Approvals">Everybody asked.</param>
public sealed record GateFile(Run Run, Gate Gate, GatePolicy Policy, IReadOnlyList<Approval> Approvals)
{
    /// <summary>True while an answer can still count.</summary>
    public bool IsOpen => Gate.Status == GateStatus.Open && !Run.IsEnded;

    /// <summary>That the run stands still, so that nothing is answered; null while it goes on or nothing is asked any more.</summary>
    public Standstill? Pause => IsOpen ? Run.Pause : null;

    /// <summary>True where one is asked after the other: everybody's days count from their turn, and the round's dates move on with it.</summary>
    public bool IsByTurn => Policy.Rule == GateRule.Sequential;

    /// <summary>The choices offered this time, in the policy's order.</summary>
    public IReadOnlyList<GateChoice> Choices =>
        Gate.OfferedChoices is { } offered ? [.. Policy.Choices.Where(choice => offered.Contains(choice.Id))] : Policy.Choices;

    /// <summary>Those whose answer can still count.</summary>
    public IReadOnlyList<Approval> Waiting => [.. Approvals.Where(IsWaiting)];

    /// <summary>What counts: one part for each place at the table, whoever takes it.</summary>
    public IReadOnlyList<Approval> Seats => Gates.Seats.Of(Approvals);

    /// <summary>Those whose answer is asked for now: everybody who waits, or with one after the other the next one only.</summary>
    public IReadOnlyList<Approval> Turn
    {
        get
        {
            var seats = GateTurn.Of(Policy, Seats).Select(Gates.Seats.KeyOf).ToHashSet();
            return [.. Waiting.Where(part => seats.Contains(Gates.Seats.KeyOf(part)))];
        }
    }

    /// <summary>True when this person waits until somebody before them has answered.</summary>
    public bool IsAhead(Approval approval) => IsOpen && IsWaiting(approval) && Turn.All(one => one.ApproverKey != approval.ApproverKey);

    /// <summary>The decision that the answers so far make; null while they make none.</summary>
    public GateDecision? Decision => GateDecision.Of(Policy, Seats);

    /// <summary>True while the part's answer can count: it is not given, not passed on, and nobody answered in its place.</summary>
    public bool IsWaiting(Approval approval) => approval.PassedOn is null && IsUnanswered(approval);

    /// <summary>True while nobody answered in the part's place. Also of a part that was passed on: its dates tell when silence there is taken further.</summary>
    public bool IsUnanswered(Approval approval) => approval.Choice is null && AnsweredInPlaceOf(approval) is null;

    /// <summary>The part that answered in the place of this one; null when none did.</summary>
    public Approval? AnsweredInPlaceOf(Approval approval) => approval.Choice is not null ? null
        : Approvals.FirstOrDefault(one => one.Choice is not null && Gates.Seats.KeyOf(one) == Gates.Seats.KeyOf(approval));

    /// <summary>One person's part; null when they are not asked.</summary>
    public Approval? Of(string approverKey) => Approvals.FirstOrDefault(approval => approval.ApproverKey == approverKey);

    /// <summary>
    /// Somebody's dates; null before their turn has come. In a round that was opened before dates were kept, those of a country without holidays.
    /// </summary>
    internal PartSchedule? DatesOf(Approval part) => part.Schedule
        ?? (Gate.OpenedAt is { } opened && Approvals.All(one => one.Schedule is null) ? PartSchedule.Of(Policy, WorkTime.WithoutHolidays(part.Approver), opened) : null);

    /// <summary>The choice with this id, offered this time or not.</summary>
    public GateChoice ChoiceOf(string id) => Policy.Choices.Single(choice => choice.Id == id);

    /// <summary>The choice that the rules recommend; null when they recommend none that is offered.</summary>
    public GateChoice? Recommended => Choices.FirstOrDefault(choice => choice.Id == Gate.Case.Recommendation);

    /// <summary>True for a choice that the rules do not recommend while they recommend another one.</summary>
    public bool IsAgainstRecommendation(string? choice) => choice is not null && Recommended is { } recommended && recommended.Id != choice;

    /// <summary>True when a choice is refused without a comment: it does not advance, the policy asks for one, or it goes against the recommendation.</summary>
    public bool NeedsComment(GateChoice choice) =>
        choice.RequiresComment || choice.Kind != ChoiceKind.Advance || IsAgainstRecommendation(choice.Id);

    /// <summary>The file with one person's part changed.</summary>
    public GateFile With(Approval changed) =>
        this with { Approvals = [.. Approvals.Select(one => one.ApproverKey == changed.ApproverKey ? changed : one)] };
}
