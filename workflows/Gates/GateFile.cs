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

    /// <summary>The choices offered this time, in the policy's order.</summary>
    public IReadOnlyList<GateChoice> Choices =>
        Gate.OfferedChoices is { } offered ? [.. Policy.Choices.Where(choice => offered.Contains(choice.Id))] : Policy.Choices;

    /// <summary>Those who have not answered.</summary>
    public IReadOnlyList<Approval> Waiting => [.. Approvals.Where(approval => approval.Choice is null)];

    /// <summary>Those whose answer is asked for now: everybody who waits, or with one after the other the next one only.</summary>
    public IReadOnlyList<Approval> Turn => GateTurn.Of(Policy, Approvals);

    /// <summary>True when this person waits until somebody before them has answered.</summary>
    public bool IsAhead(Approval approval) => IsOpen && approval.Choice is null && Turn.All(one => one.ApproverKey != approval.ApproverKey);

    /// <summary>The decision that the answers so far make; null while they make none.</summary>
    public GateDecision? Decision => GateDecision.Of(Policy, Approvals);

    /// <summary>One person's part; null when they are not asked.</summary>
    public Approval? Of(string approverKey) => Approvals.FirstOrDefault(approval => approval.ApproverKey == approverKey);

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
