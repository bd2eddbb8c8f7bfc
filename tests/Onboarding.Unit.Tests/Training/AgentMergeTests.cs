using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Training;

namespace Onboarding.Unit.Tests.Training;

public sealed class AgentMergeTests
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    [Fact]
    public void The_second_attempt_may_come_before_the_first()
    {
        var second = AgentMerge.Of(null, [Line(2, 91)]);
        var both = AgentMerge.Of(second.Agent, [Line(1, 62)]);

        Assert.Equal((1, 1), (second.Changed, both.Changed));
        Assert.Equal([(1, 62), (2, 91)], both.Agent.Attempts.Select(attempt => (attempt.Number, attempt.Score)));
    }

    [Fact]
    public void A_corrected_score_replaces_the_earlier_one()
    {
        var first = AgentMerge.Of(null, [Line(1, 26)]);
        var corrected = AgentMerge.Of(first.Agent, [Line(1, 62)]);

        Assert.Equal(1, corrected.Changed);
        Assert.Equal(62, Assert.Single(corrected.Agent.Attempts).Score);
    }

    [Fact]
    public void What_is_known_changes_nothing() =>
        Assert.Equal(0, AgentMerge.Of(AgentMerge.Of(null, [Line(1, 62), Line(2, 91)]).Agent, [Line(2, 91), Line(1, 62)]).Changed);

    [Fact]
    public void A_further_result_leaves_who_replaced_the_agent_and_when_they_left()
    {
        var replaced = AgentMerge.Of(null, [Line(1, 62)]).Agent with { LeftOn = Day, ReplacedBy = new Replacement("2026-05", Day.AddDays(9)) };

        var merged = AgentMerge.Of(replaced, [Line(2, 91)]).Agent;

        Assert.Equal((replaced.LeftOn, replaced.ReplacedBy), (merged.LeftOn, merged.ReplacedBy));
    }

    [Fact]
    public void An_agent_who_serves_another_language_now_is_a_change()
    {
        var known = AgentMerge.Of(null, [Line(1, 91)]).Agent;

        var merge = AgentMerge.Of(known, [Line(1, 91) with { Languages = ["en", "zh-CN"] }]);

        Assert.Equal((1, 2), (merge.Changed, merge.Agent.Languages.Count));
    }

    [Fact]
    public void Attempts_from_before_their_number_was_kept_are_numbered_by_their_order()
    {
        var old = new Agent
        {
            Id = "LW-1",
            Languages = ["en"],
            Channels = ["phone"],
            Attempts = [new("product", 62, Day), new("tools", 88, Day), new("product", 91, Day)],
        };

        var merge = AgentMerge.Of(old, [Line(1, 62), Line(2, 93)]);

        Assert.Equal(1, merge.Changed);
        Assert.Equal([("product", 1, 62), ("product", 2, 93), ("tools", 1, 88)], merge.Agent.Attempts.Select(one => (one.Module, one.Number, one.Score)));
    }

    [Fact]
    public void The_order_of_hand_ins_never_matters() => Gen.Shuffle(new[] { 1, 2, 3 }).Sample(order =>
    {
        var agent = order.Aggregate((Agent?)null, (known, number) => AgentMerge.Of(known, [Line(number, 50 + number)]).Agent)!;

        return agent.Attempts.Select(attempt => (attempt.Number, attempt.Score)).SequenceEqual([(1, 51), (2, 52), (3, 53)]);
    });

    [Fact]
    public void One_hand_in_cannot_give_an_attempt_two_results()
    {
        var errors = AddCertifications.ErrorsOf([Line(1, 62), Line(1, 62), Line(1, 91)], SampleFile.Playbook.Training, Day);

        Assert.Equal(("items[2].attempt", "error.attempt-twice"), (Assert.Single(errors).Field, errors[0].Message.Key));
    }

    [Fact]
    public void What_an_agent_serves_is_the_same_in_every_line_of_a_hand_in()
    {
        var errors = AddCertifications.ErrorsOf([Line(1, 62), Line(2, 91) with { Languages = ["de"], Channels = ["chat"] }], SampleFile.Playbook.Training, Day);

        Assert.Equal(["items[1].languages", "items[1].channels"], errors.Select(error => error.Field));
    }

    [Fact]
    public void A_test_that_was_not_sat_yet_has_no_result() =>
        Assert.Equal("items[0].on", Assert.Single(AddCertifications.ErrorsOf([Line(1, 62)], SampleFile.Playbook.Training, Day.AddDays(-1))).Field);

    private static Certification Line(int attempt, int score) => new()
    {
        AgentId = "LW-1",
        Languages = ["en"],
        Channels = ["phone"],
        Module = "product",
        Attempt = attempt,
        Score = score,
        On = Day,
    };
}
