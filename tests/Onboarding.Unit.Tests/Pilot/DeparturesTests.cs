using CsCheck;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class DeparturesTests
{
    private static readonly DateOnly Today = SamplePilot.Today;

    // HV-3 is replaced.
    private static readonly MonthlyEvaluation Replacing = SamplePilot.Evaluation;

    private static readonly MonthlyEvaluation Corrected =
        Replacing with { Agents = [.. Replacing.Agents.Select(one => one with { Verdict = AgentVerdict.Retrain })] };

    [Fact]
    public void Who_is_replaced_leaves_and_serves_again_when_that_is_taken_back()
    {
        Agent[] agents = [.. new[] { "HV-1", "HV-2", "HV-3" }.Select(id => Serving(id))];

        var gone = Assert.Single(PutEvaluation.Departures(Replacing, agents, Today));

        Assert.Equal(("HV-3", Today), (gone.Id, gone.LeftOn));
        Assert.Empty(PutEvaluation.Departures(Replacing, [gone], Today.AddDays(9)));
        Assert.Equal(Serving("HV-3"), Assert.Single(PutEvaluation.Departures(Corrected, [gone], Today.AddDays(9))), SameAgent);
    }

    [Fact]
    public void A_departure_that_the_vendor_reported_stays_when_the_replacement_is_taken_back()
    {
        var left = Serving("HV-3") with { LeftOn = Today.AddDays(-3) };

        Assert.Empty(PutEvaluation.Departures(Replacing, [left], Today));
        Assert.Empty(PutEvaluation.Departures(Corrected, [left], Today));
    }

    [Fact]
    public void Who_would_leave_later_leaves_today_and_on_the_announced_day_when_that_is_taken_back()
    {
        var announced = Serving("HV-3") with { LeftOn = Today.AddDays(20) };

        var gone = Assert.Single(PutEvaluation.Departures(Replacing, [announced], Today));

        Assert.Equal(Today, gone.LeftOn);
        Assert.Equal(announced, Assert.Single(PutEvaluation.Departures(Corrected, [gone], Today)), SameAgent);
    }

    [Fact]
    public void An_evaluation_of_another_month_takes_nothing_back()
    {
        var gone = Assert.Single(PutEvaluation.Departures(Replacing, [Serving("HV-3")], Today));

        Assert.Empty(PutEvaluation.Departures(Corrected with { Month = "2026-06" }, [gone], Today));
    }

    [Fact]
    public void Whom_two_months_replace_stays_away_until_both_are_taken_back()
    {
        var june = Replacing with { Month = "2026-06" };
        var gone = Assert.Single(PutEvaluation.Departures(Replacing, [Serving("HV-3")], Today));

        var still = Assert.Single(PutEvaluation.Departures(Corrected, [gone], Today, [Replacing, june]));

        Assert.Equal((Today, "2026-06"), (still.LeftOn, still.ReplacedBy?.Month));
        Assert.Equal(
            Serving("HV-3"), Assert.Single(PutEvaluation.Departures(Corrected with { Month = "2026-06" }, [still], Today, [Corrected, june])), SameAgent);
    }

    [Fact]
    public void Taking_an_evaluation_back_leaves_every_agent_as_before() => Gen.Select(Gen.Int[-30, 30], Gen.Bool, Gen.Int[0, 20]).Sample((days, isAnnounced, later) =>
    {
        var before = Serving("HV-3") with { LeftOn = isAnnounced ? Today.AddDays(days) : null };
        var replaced = PutEvaluation.Departures(Replacing, [before], Today).SingleOrDefault(before);
        var after = PutEvaluation.Departures(Corrected, [replaced], Today.AddDays(later)).SingleOrDefault(replaced);

        return !replaced.ServesOn(Today) && SameAgent(before, after);
    });

    private static Agent Serving(string id) => new() { Id = id, Languages = ["en"], Channels = ["chat"] };

    private static bool SameAgent(Agent one, Agent other) => (one.Id, one.LeftOn, one.ReplacedBy) == (other.Id, other.LeftOn, other.ReplacedBy);
}
