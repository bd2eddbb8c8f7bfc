using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>How answers make a decision. Pure: the policy and the answers in, the decision out; silence never decides.</summary>
/// <param name="Choice">The choice that won.</param>
/// <param name="DecidedBy">Names of those whose answers made it, in the order they answered.</param>
public sealed record GateDecision(GateChoice Choice, IReadOnlyList<string> DecidedBy)
{
    /// <summary>What it means for the stage.</summary>
    public GateResult Result => Choice.Kind switch
    {
        ChoiceKind.Advance => GateResult.Advance,
        ChoiceKind.Return => GateResult.Return,
        _ => GateResult.Stop,
    };

    /// <summary>The decision that the answers so far make; null while they make none.</summary>
    /// <param name="policy">Rule and choices.</param>
    /// <param name="approvals">Everybody asked, answered or not.</param>
    public static GateDecision? Of(GatePolicy policy, IReadOnlyCollection<Approval> approvals)
    {
        var answers = approvals.Where(approval => approval.Choice is not null)
            .OrderBy(approval => approval.AnsweredAt).ThenBy(approval => approval.ApproverKey, StringComparer.Ordinal).ToList();
        if (answers.Count == 0) return null;
        var everybodyAnswered = answers.Count == approvals.Count;
        return policy.Rule switch
        {
            GateRule.Any => For(policy, answers[0].Choice!, answers[..1]),
            GateRule.All => OfAll(policy, answers, everybodyAnswered),
            _ => OfQuorum(policy, answers, everybodyAnswered, QuorumOf(policy, approvals.Count)),
        };
    }

    /// <summary>How many equal answers decide; never more than people are asked.</summary>
    /// <param name="policy">Rule.</param>
    /// <param name="asked">How many people are asked.</param>
    public static int QuorumOf(GatePolicy policy, int asked) => Math.Min(policy.Quorum ?? asked, asked);

    private static GateDecision? OfAll(GatePolicy policy, List<Approval> answers, bool everybodyAnswered)
    {
        var against = answers.Find(answer => ChoiceOf(policy, answer.Choice!).Kind != ChoiceKind.Advance);
        if (against is not null) return For(policy, against.Choice!, [against]);
        return everybodyAnswered ? For(policy, MostCautious(policy, answers), answers) : null;
    }

    private static GateDecision? OfQuorum(GatePolicy policy, List<Approval> answers, bool everybodyAnswered, int quorum)
    {
        var reached = answers.GroupBy(answer => answer.Choice!).Where(group => group.Count() >= quorum).SelectMany(group => group).ToList();
        if (reached.Count == 0) return everybodyAnswered ? For(policy, MostCautious(policy, answers), answers) : null;
        var choice = MostCautious(policy, reached);
        return For(policy, choice, reached.Where(answer => answer.Choice == choice));
    }

    private static string MostCautious(GatePolicy policy, List<Approval> answers) =>
        policy.Choices.Last(choice => answers.Exists(answer => answer.Choice == choice.Id)).Id;

    private static GateChoice ChoiceOf(GatePolicy policy, string id) => policy.Choices.Single(choice => choice.Id == id);

    private static GateDecision For(GatePolicy policy, string choice, IEnumerable<Approval> makers) =>
        new(ChoiceOf(policy, choice), [.. makers.Select(maker => maker.Approver.Name)]);
}
