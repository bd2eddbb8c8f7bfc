using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

/// <summary>
/// A truth table for each rule, over three people in the policy's order (legal, security, finance). In a row each letter is one of them:
/// <c>a</c> approves, <c>l</c> approves in part, <c>c</c> asks for changes, <c>r</c> rejects, <c>-</c> is silent.
/// </summary>
public sealed class GateDecisionTests
{
    [Theory]
    [InlineData("---", null)]
    [InlineData("a--", null)]
    [InlineData("aa-", null)]
    [InlineData("aaa", "approve")]
    [InlineData("ala", "approve-limited")]
    [InlineData("c--", "request-changes")]
    [InlineData("aac", "request-changes")]
    [InlineData("ar-", "reject")]
    [InlineData("-cr", "reject")]
    public void All_needs_everybody_and_one_other_answer_decides(string answers, string? decided) =>
        Assert.Equal(decided, Decide(Policy(), answers));

    [Theory]
    [InlineData("---", null)]
    [InlineData("a--", "approve")]
    [InlineData("--l", "approve-limited")]
    [InlineData("-c-", "request-changes")]
    [InlineData("r--", "reject")]
    [InlineData("ar-", "reject")]
    public void Any_is_decided_by_one_answer(string answers, string? decided) =>
        Assert.Equal(decided, Decide(Policy(GateRule.Any), answers));

    [Theory]
    [InlineData(2, "---", null)]
    [InlineData(2, "a--", null)]
    [InlineData(2, "a-a", "approve")]
    [InlineData(2, "al-", null)]
    [InlineData(2, "ac-", null)]
    [InlineData(2, "cc-", "request-changes")]
    [InlineData(2, "r-r", "reject")]
    [InlineData(2, "raa", "approve")]
    [InlineData(2, "acr", "reject")]
    [InlineData(2, "alc", "request-changes")]
    [InlineData(1, "-a-", "approve")]
    [InlineData(3, "aa-", null)]
    [InlineData(3, "aac", "request-changes")]
    [InlineData(5, "aa-", null)]
    [InlineData(5, "aaa", "approve")]
    public void A_quorum_needs_equal_answers_and_a_split_takes_the_most_cautious(int quorum, string answers, string? decided) =>
        Assert.Equal(decided, Decide(Policy(GateRule.Quorum, quorum), answers));

    [Theory]
    [InlineData(50, "---", null)]
    [InlineData(50, "a--", null)]
    [InlineData(50, "a-a", "approve")]
    [InlineData(50, "al-", "approve-limited")]
    [InlineData(50, "c--", null)]
    [InlineData(50, "c-r", "reject")]
    [InlineData(50, "cc-", "request-changes")]
    [InlineData(50, "aar", "approve")]
    [InlineData(1, "--a", "approve")]
    [InlineData(1, "cr-", null)]
    [InlineData(1, "crc", "reject")]
    [InlineData(67, "aa-", null)]
    [InlineData(67, "c--", "request-changes")]
    [InlineData(100, "aaa", "approve")]
    [InlineData(100, "-r-", "reject")]
    public void A_percentage_counts_advancing_answers_of_those_asked(int percentage, string answers, string? decided) =>
        Assert.Equal(decided, Decide(Policy(GateRule.Percentage) with { Percentage = percentage }, answers));

    [Theory]
    [InlineData("---", null)]
    [InlineData("a--", null)]
    [InlineData("aa-", null)]
    [InlineData("aaa", "approve")]
    [InlineData("laa", "approve-limited")]
    [InlineData("c--", "request-changes")]
    [InlineData("ar-", "reject")]
    [InlineData("-aa", null)]
    [InlineData("-r-", null)]
    [InlineData("a-r", null)]
    public void Sequential_goes_from_one_to_the_next_and_counts_nobody_out_of_turn(string answers, string? decided) =>
        Assert.Equal(decided, Decide(Policy(GateRule.Sequential), answers));

    [Theory]
    [InlineData("---", null)]
    [InlineData("aa-", null)]
    [InlineData("rr-", null)]
    [InlineData("arr", "approve")]
    [InlineData("ral", "approve-limited")]
    [InlineData("ccc", "request-changes")]
    [InlineData("ccr", "reject")]
    public void All_answered_waits_for_everybody_and_then_one_approval_is_enough(string answers, string? decided) =>
        Assert.Equal(decided, Decide(Policy(GateRule.AllAnswered), answers));

    // Security, the second, has the veto.
    [Theory]
    [InlineData(GateRule.Any, "a--", null)]
    [InlineData(GateRule.Any, "aa-", "approve")]
    [InlineData(GateRule.Any, "-l-", "approve-limited")]
    [InlineData(GateRule.Any, "c--", "request-changes")]
    [InlineData(GateRule.Any, "ar-", "reject")]
    [InlineData(GateRule.Quorum, "a-a", null)]
    [InlineData(GateRule.Quorum, "aca", "request-changes")]
    [InlineData(GateRule.Quorum, "ala", "approve")]
    [InlineData(GateRule.Quorum, "r-r", "reject")]
    [InlineData(GateRule.Percentage, "a-a", null)]
    [InlineData(GateRule.Percentage, "ara", "reject")]
    [InlineData(GateRule.AllAnswered, "-r-", "reject")]
    [InlineData(GateRule.AllAnswered, "aca", "request-changes")]
    [InlineData(GateRule.AllAnswered, "rar", "approve")]
    [InlineData(GateRule.All, "-c-", "request-changes")]
    [InlineData(GateRule.Sequential, "-r-", null)]
    [InlineData(GateRule.Sequential, "ar-", "reject")]
    public void A_veto_decides_at_once_and_nothing_advances_before_it_was_not_used(GateRule rule, string answers, string? decided)
    {
        var policy = Policy(rule, rule == GateRule.Quorum ? 2 : null) with { VetoRoles = ["security"], Percentage = rule == GateRule.Percentage ? 60 : null };

        Assert.Equal(decided, Decide(policy, answers));
    }

    [Fact]
    public void Those_whose_answers_made_the_decision_are_named_in_the_order_they_answered()
    {
        var all = GateDecision.Of(Policy(), [Answered(Lin, Approve, 3), Answered(Anna, Approve, 2), Answered(Omar, Approve, 1)])!;
        var quorum = GateDecision.Of(Policy(GateRule.Quorum, 2), [Answered(Lin, Approve, 1), Asked(Anna), Answered(Omar, Approve, 2)])!;
        var veto = GateDecision.Of(Policy(GateRule.AllAnswered) with { VetoRoles = ["security"] }, [Answered(Lin, Approve, 1), Answered(Anna, Return, 2), Asked(Omar)])!;

        Assert.Equal(["Omar Haddad", "Anna Becker", "林芳"], all.DecidedBy);
        Assert.Equal(["林芳", "Omar Haddad"], quorum.DecidedBy);
        Assert.Equal(["Anna Becker"], veto.DecidedBy);
        Assert.Equal(GateResult.Return, veto.Result);
    }

    private static string? Decide(GatePolicy policy, string answers) => GateDecision.Of(policy, Row(answers))?.Choice.Id;
}
