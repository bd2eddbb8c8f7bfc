using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>Whose answer is asked for now. Pure. Everybody's at once, unless the rule asks one after the other.</summary>
public static class GateTurn
{
    /// <summary>Those whose answer is asked for and missing.</summary>
    /// <param name="policy">Rule and choices.</param>
    /// <param name="approvals">Everybody who is or will be asked.</param>
    public static IReadOnlyList<Approval> Of(GatePolicy policy, IReadOnlyCollection<Approval> approvals)
    {
        if (policy.Rule != GateRule.Sequential) return [.. approvals.Where(approval => approval.Choice is null)];
        var counted = Counted(policy, approvals);
        if (counted.Any(approval => !Advances(policy, approval))) return [];
        return [.. InOrder(approvals).Skip(counted.Count).Take(1)];
    }

    /// <summary>The answers that count: all of them, or with one after the other those given in turn, up to the first that does not advance.</summary>
    public static IReadOnlyList<Approval> Counted(GatePolicy policy, IReadOnlyCollection<Approval> approvals)
    {
        if (policy.Rule != GateRule.Sequential) return [.. approvals.Where(approval => approval.Choice is not null)];
        var inTurn = InOrder(approvals).TakeWhile(approval => approval.Choice is not null).ToList();
        var against = inTurn.FindIndex(approval => !Advances(policy, approval));
        return against < 0 ? inTurn : inTurn[..(against + 1)];
    }

    /// <summary>Everybody in the order of their places.</summary>
    public static IEnumerable<Approval> InOrder(IEnumerable<Approval> approvals) =>
        approvals.OrderBy(approval => approval.Place).ThenBy(approval => approval.ApproverKey, StringComparer.Ordinal);

    private static bool Advances(GatePolicy policy, Approval answered) =>
        policy.Choices.Single(choice => choice.Id == answered.Choice).Kind == ChoiceKind.Advance;
}
