using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// How answers make a decision. Pure: the policy and the answers in, the decision out; silence never decides, and but for
/// <see cref="GateRule.Sequential"/> the order of the answers means nothing.
/// </summary>
/// <param name="Choice">The choice that won.</param>
/// <param name="DecidedBy">Names of those whose answers made it, in the order they answered.</param>
public sealed record GateDecision(GateChoice Choice, IReadOnlyList<string> DecidedBy)
{
    private const int WholePercentage = 100;

    /// <summary>What it means for the stage.</summary>
    public GateResult Result => Choice.Kind switch
    {
        ChoiceKind.Advance => GateResult.Advance,
        ChoiceKind.Return => GateResult.Return,
        _ => GateResult.Stop,
    };

    /// <summary>The earlier stage that it sends the run back to; null when it sends it to none.</summary>
    public string? ReturnTo => Result == GateResult.Return ? Choice.ReturnTo : null;

    /// <summary>The decision that the answers so far make; null while they make none.</summary>
    /// <param name="policy">Rule and choices.</param>
    /// <param name="approvals">Everybody asked, answered or not.</param>
    public static GateDecision? Of(GatePolicy policy, IReadOnlyCollection<Approval> approvals)
    {
        var answers = GateTurn.Counted(policy, approvals)
            .OrderBy(approval => approval.AnsweredAt).ThenBy(approval => approval.ApproverKey, StringComparer.Ordinal).ToList();
        if (answers.Count == 0) return null;
        var vetoes = answers.FindAll(answer => HasVeto(policy, answer) && !Advances(policy, answer));
        if (vetoes.Count > 0) return MostCautious(policy, vetoes);
        var decision = ByRule(policy, answers, approvals.Count);
        // A rule that is content is not yet the consent of those who may say no to everything.
        var isVetoOpen = approvals.Any(approval => HasVeto(policy, approval) && approval.Choice is null);
        return isVetoOpen && decision?.Result == GateResult.Advance ? null : decision;
    }

    /// <summary>How many answers decide, by the policy's number or share; never more than people are asked.</summary>
    /// <param name="policy">Rule.</param>
    /// <param name="asked">How many people are asked.</param>
    public static int NeededOf(GatePolicy policy, int asked)
    {
        // Whole numbers, rounded up: two of three are not three quarters.
        if (policy.Percentage is { } share) return ((asked * share) + WholePercentage - 1) / WholePercentage;
        return Math.Min(policy.Quorum ?? asked, asked);
    }

    private static GateDecision? ByRule(GatePolicy policy, List<Approval> answers, int asked) => policy.Rule switch
    {
        GateRule.Any => MostCautious(policy, answers),
        GateRule.Quorum => OfQuorum(policy, answers, asked),
        GateRule.Percentage => OfPercentage(policy, answers, asked),
        GateRule.AllAnswered => OfAllAnswered(policy, answers, asked),
        _ => OfAll(policy, answers, asked),
    };

    private static GateDecision? OfAll(GatePolicy policy, List<Approval> answers, int asked)
    {
        var against = answers.FindAll(answer => !Advances(policy, answer));
        if (against.Count > 0) return MostCautious(policy, against);
        return answers.Count == asked ? OfEverybody(policy, answers) : null;
    }

    private static GateDecision? OfQuorum(GatePolicy policy, List<Approval> answers, int asked)
    {
        var needed = NeededOf(policy, asked);
        var reached = answers.GroupBy(answer => answer.Choice!).Where(group => group.Count() >= needed).SelectMany(group => group).ToList();
        if (reached.Count > 0) return MostCautious(policy, reached);
        return answers.Count == asked ? OfEverybody(policy, answers) : null;
    }

    private static GateDecision? OfPercentage(GatePolicy policy, List<Approval> answers, int asked)
    {
        var needed = NeededOf(policy, asked);
        var advancing = answers.FindAll(answer => Advances(policy, answer));
        if (advancing.Count >= needed) return OfEverybody(policy, advancing);
        var isOutOfReach = advancing.Count + (asked - answers.Count) < needed;
        return isOutOfReach ? MostCautious(policy, answers) : null;
    }

    private static GateDecision? OfAllAnswered(GatePolicy policy, List<Approval> answers, int asked)
    {
        if (answers.Count < asked) return null;
        var advancing = answers.FindAll(answer => Advances(policy, answer));
        return advancing.Count > 0 ? MostCautious(policy, advancing) : OfEverybody(policy, answers);
    }

    // The most cautious of the answers, made by those who gave it.
    private static GateDecision MostCautious(GatePolicy policy, List<Approval> answers)
    {
        var choice = policy.Choices.Last(choice => answers.Exists(answer => answer.Choice == choice.Id));
        return new(choice, [.. answers.Where(answer => answer.Choice == choice.Id).Select(answer => answer.Approver.Name)]);
    }

    // The most cautious of answers that make the decision only together.
    private static GateDecision OfEverybody(GatePolicy policy, List<Approval> answers) =>
        MostCautious(policy, answers) with { DecidedBy = [.. answers.Select(answer => answer.Approver.Name)] };

    private static bool HasVeto(GatePolicy policy, Approval approval) => policy.VetoRoles.Contains(approval.Approver.Role);

    private static bool Advances(GatePolicy policy, Approval answer) =>
        policy.Choices.Single(choice => choice.Id == answer.Choice).Kind == ChoiceKind.Advance;
}
