using CsCheck;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class GateDecisionTests
{
    [Theory]
    [InlineData(GateRule.All)]
    [InlineData(GateRule.Any)]
    [InlineData(GateRule.Quorum)]
    public void Silence_never_decides(GateRule rule) =>
        Assert.Null(GateDecision.Of(Policy(rule, quorum: 2), [Asked(Lin), Asked(Anna), Asked(Omar)]));

    [Fact]
    public void All_waits_for_everybody_while_answers_advance() =>
        Assert.Null(GateDecision.Of(Policy(), [Answered(Lin, Approve, 1), Answered(Anna, Approve, 2), Asked(Omar)]));

    [Fact]
    public void All_advances_when_everybody_approves()
    {
        var decision = GateDecision.Of(Policy(), [Answered(Lin, Approve, 3), Answered(Anna, Approve, 2), Answered(Omar, Approve, 1)])!;

        Assert.Equal(("approve", GateResult.Advance), (decision.Choice.Id, decision.Result));
        Assert.Equal(["Omar Haddad", "Anna Becker", "林芳"], decision.DecidedBy);
    }

    [Fact]
    public void All_is_decided_by_the_first_answer_that_does_not_advance()
    {
        var decision = GateDecision.Of(Policy(), [Answered(Lin, Approve, 1), Answered(Anna, Return, 2), Asked(Omar)])!;

        Assert.Equal(("request-changes", GateResult.Return), (decision.Choice.Id, decision.Result));
        Assert.Equal(["Anna Becker"], decision.DecidedBy);
    }

    [Fact]
    public void All_takes_the_most_cautious_of_several_advancing_answers() => Assert.Equal(
        "approve-limited",
        GateDecision.Of(Policy(), [Answered(Lin, ApproveLimited, 1), Answered(Anna, Approve, 2), Answered(Omar, Approve, 3)])!.Choice.Id);

    [Fact]
    public void Any_is_decided_by_the_first_answer_and_ignores_later_ones() => Assert.Equal(
        ("reject", GateResult.Stop),
        (GateDecision.Of(Policy(GateRule.Any), [Answered(Lin, Approve, 9), Answered(Anna, Reject, 2), Asked(Omar)]) is { } decision
            ? (decision.Choice.Id, decision.Result) : default));

    [Fact]
    public void A_quorum_decides_as_soon_as_it_is_reached()
    {
        var decision = GateDecision.Of(Policy(GateRule.Quorum, 2), [Answered(Lin, Approve, 1), Asked(Anna), Answered(Omar, Approve, 2)])!;

        Assert.Equal("approve", decision.Choice.Id);
        Assert.Equal(["林芳", "Omar Haddad"], decision.DecidedBy);
    }

    [Fact]
    public void A_split_that_no_quorum_decides_takes_the_most_cautious_answer_once_everybody_answered()
    {
        var policy = Policy(GateRule.Quorum, 2);

        Assert.Null(GateDecision.Of(policy, [Answered(Lin, Approve, 1), Answered(Anna, Return, 2), Asked(Omar)]));
        Assert.Equal("reject", GateDecision.Of(policy, [Answered(Lin, Approve, 1), Answered(Anna, Return, 2), Answered(Omar, Reject, 3)])!.Choice.Id);
    }

    [Fact]
    public void A_quorum_larger_than_the_number_of_people_asked_means_all_of_them() =>
        Assert.Equal("approve", GateDecision.Of(Policy(GateRule.Quorum, 5), [Answered(Lin, Approve, 1), Answered(Anna, Approve, 2)])!.Choice.Id);

    [Fact]
    public void Everybody_having_answered_always_decides_and_never_for_a_choice_that_nobody_gave()
    {
        var choice = Gen.OneOf(Gen.Const(Approve), Gen.Const(ApproveLimited), Gen.Const(Return), Gen.Const(Reject));
        Gen.Select(choice, choice, choice, Gen.Enum<GateRule>(), Gen.Int[1, 5]).Sample((one, two, three, rule, quorum) =>
        {
            var decision = GateDecision.Of(Policy(rule, quorum), [Answered(Lin, one, 1), Answered(Anna, two, 2), Answered(Omar, three, 3)]);
            return decision is not null && new[] { one.Id, two.Id, three.Id }.Contains(decision.Choice.Id) && decision.DecidedBy.Count > 0;
        });
    }
}
