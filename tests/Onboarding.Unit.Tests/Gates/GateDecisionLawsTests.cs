using CsCheck;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

/// <summary>What holds of every policy, whatever the answers.</summary>
public sealed class GateDecisionLawsTests
{
    private static readonly string[] RoleNames = [Roles.Legal, Roles.Security, Roles.Finance];

    // Up to seven people over three roles, each silent or with one of the four answers, given in some order.
    private static readonly Gen<Approval[]> Rounds = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[1, 500])
        .Array[1, 7].Select(people => people.Select((one, place) => Person(place, RoleNames[one.Item1], one.Item2, one.Item3)).ToArray());

    private static readonly Gen<GatePolicy> Policies = Gen.Select(Gen.Enum<GateRule>(), Gen.Int[1, 8], Gen.Int[1, 100], Gen.Int[0, 7])
        .Select((rule, quorum, percentage, vetoes) => Policy(rule, rule == GateRule.Quorum ? quorum : null) with
        {
            Percentage = rule == GateRule.Percentage ? percentage : null,
            VetoRoles = [.. RoleNames.Where((_, bit) => (vetoes & (1 << bit)) != 0)],
        });

    [Fact]
    public void The_order_of_answers_never_matters_but_where_one_is_asked_after_the_other() =>
        Gen.Select(Policies, Rounds, Gen.Int[1, 500].Array[7]).Sample((policy, round, minutes) =>
        {
            var shuffled = round.Select((one, place) => one.Choice is null ? one : one with { AnsweredAt = Opened.AddMinutes(minutes[place]) }).Reverse().ToArray();
            return Same(GateDecision.Of(policy, round), GateDecision.Of(policy, shuffled));
        });

    [Fact]
    public void One_after_the_other_is_decided_by_places_and_not_by_the_clock()
    {
        var policy = Policy(GateRule.Sequential);
        Approval[] inTurn = [Person(0, Roles.Legal, 1, 1), Person(1, Roles.Security, 4, 2), Person(2, Roles.Finance, 3, 3)];
        Approval[] exchanged = [inTurn[0], inTurn[2] with { Place = 1 }, inTurn[1] with { Place = 2 }];

        Assert.Equal("reject", GateDecision.Of(policy, inTurn)!.Choice.Id);
        Assert.Equal("request-changes", GateDecision.Of(policy, exchanged)!.Choice.Id);
    }

    /// <summary>
    /// Also under vetoes, as an advancing decision means that every veto was asked and not used. Only asking somebody who is silent can take
    /// it back, to "not decided", never to another decision; a gate that was decided is closed before anybody can be added.
    /// </summary>
    [Fact]
    public void Another_approval_never_turns_approved_into_anything_else() =>
        Gen.Select(Policies, Rounds, Gen.Int[0, 2], Gen.Int[1, 2]).Sample((policy, round, role, answer) =>
        {
            if (GateDecision.Of(policy, round)?.Result != GateResult.Advance) return true;
            var added = Person(round.Length, RoleNames[role], answer, 900);
            var answered = round.Select((one, place) => one.Choice is null ? Person(place, one.Approver.Role, answer, 900) : one).ToArray();
            var silent = Person(round.Length, RoleNames[role], 0, 0);
            return GateDecision.Of(policy, [.. round, added])?.Result == GateResult.Advance
                && GateDecision.Of(policy, answered)?.Result == GateResult.Advance
                && GateDecision.Of(policy, [.. round, silent])?.Result is null or GateResult.Advance;
        });

    [Fact]
    public void Silence_never_decides() => Gen.Select(Policies, Rounds).Sample((policy, round) =>
    {
        var nobody = round.Select(one => one with { Choice = null, AnsweredAt = null }).ToArray();
        var silent = round.Where(one => one.Choice is null).Select(one => one.Approver.Name).ToHashSet();
        return GateDecision.Of(policy, nobody) is null
            && (GateDecision.Of(policy, round) is not { } decision || (decision.DecidedBy.Count > 0 && !decision.DecidedBy.Any(silent.Contains)));
    });

    [Fact]
    public void Nothing_advances_against_a_veto_or_before_it() => Gen.Select(Policies, Rounds).Sample((policy, round) =>
        GateDecision.Of(policy, round)?.Result != GateResult.Advance
        || round.Where(one => policy.VetoRoles.Contains(one.Approver.Role)).All(one => one.Choice is "approve" or "approve-limited"));

    [Fact]
    public void Everybody_having_answered_always_decides_and_never_for_a_choice_that_nobody_gave() =>
        Gen.Select(Policies, Rounds).Sample((policy, round) =>
        {
            var all = round.Select((one, place) => one.Choice is null ? Person(place, one.Approver.Role, 1 + (place % 4), 600) : one).ToArray();
            return GateDecision.Of(policy, all) is { } decision && all.Any(one => one.Choice == decision.Choice.Id);
        });

    private static bool Same(GateDecision? one, GateDecision? other) =>
        one?.Choice.Id == other?.Choice.Id && (one?.DecidedBy ?? []).Order().SequenceEqual((other?.DecidedBy ?? []).Order());

    private static Approval Person(int place, string role, int answer, int minute)
    {
        var person = Lin with { Role = role, Name = $"Person {place}", Email = $"person{place}@example.com" };
        var asked = Asked(person) with { Place = place };
        GateChoice?[] answers = [null, Approve, ApproveLimited, Return, Reject];
        return answers[answer] is { } choice ? asked with { Choice = choice.Id, AnsweredAt = Opened.AddMinutes(minute) } : asked;
    }
}
