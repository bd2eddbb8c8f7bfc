using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Risks;

namespace Onboarding.Unit.Tests.Agents;

public sealed class TurnoverTests
{
    private static readonly DateOnly Today = SampleFile.Plan.StartsOn.AddDays(20);
    private static readonly TrainingScope Scope = TrainingScope.Of(SampleFile.File);

    // Two are needed by phone in English.
    private static readonly AgentRoster Roster = new(Scope, [Certified("HV-1"), Certified("HV-2"), Certified("HV-3") with { Attempts = [] }], SampleFile.Plan);

    [Fact]
    public void A_certified_agent_who_leaves_is_audited_told_and_raises_risks()
    {
        var turnover = After(Gone("HV-2", Today));

        Assert.Equal("training.need-opened", Assert.Single(turnover.Audit).Kind);
        Assert.Equal(("HV-2", Today), (Assert.Single(turnover.Signals).Mail!.AgentId, turnover.Signals[0].Mail!.On));
        var raised = Assert.Single(turnover.Events);
        Assert.Contains(RiskRegister.After(RiskRegister.Of(SampleFile.Playbook, []), raised, SampleFile.Began), risk => risk.Id == "uneven-quality" && risk.History.Count == 1);
    }

    [Fact]
    public void Several_who_leave_at_once_make_one_mail_and_one_event()
    {
        var turnover = After(Gone("HV-2", Today), Gone("HV-1", Today));

        Assert.Equal("HV-1", Assert.Single(turnover.Signals).Mail!.AgentId);
        Assert.Equal(2, Assert.Single(turnover.Events).Cause.Values["count"].Number);
    }

    [Fact]
    public void Who_was_not_certified_is_not_missed() => Assert.Equal((0, 0, 0), CountsOf(After(Gone("HV-3", Today))));

    [Fact]
    public void Who_leaves_next_month_is_told_today() => Assert.Equal((1, 1, 1), CountsOf(After(Gone("HV-1", Today.AddDays(30)))));

    [Fact]
    public void Who_comes_back_closes_the_need_and_nobody_is_told()
    {
        var turnover = Turnover.Of("run-1", Roster.With([Gone("HV-1", Today)]), [Certified("HV-1")], Today);

        Assert.Equal("training.need-closed", Assert.Single(turnover.Audit).Kind);
        Assert.Equal((1, 0, 0), CountsOf(turnover));
    }

    [Fact]
    public void Who_stays_longer_than_was_said_closes_the_need_until_then()
    {
        var turnover = Turnover.Of("run-1", Roster.With([Gone("HV-1", Today)]), [Gone("HV-1", Today.AddDays(20))], Today);

        Assert.Equal("training.need-closed", Assert.Single(turnover.Audit).Kind);
        Assert.Equal((1, 0, 0), CountsOf(turnover));
    }

    [Fact]
    public void Without_a_pilot_nobody_is_missed() =>
        Assert.Equal((0, 0, 0), CountsOf(Turnover.Of("run-1", Roster with { Pilot = null }, [Gone("HV-1", Today)], Today)));

    private static Turnover After(params Agent[] changed) => Turnover.Of("run-1", Roster, changed, Today);

    private static (int Audit, int Signals, int Events) CountsOf(Turnover turnover) => (turnover.Audit.Count, turnover.Signals.Count, turnover.Events.Count);

    private static Agent Gone(string id, DateOnly on) => Roster.Agents.Single(agent => agent.Id == id) with { LeftOn = on };

    private static Agent Certified(string id)
    {
        var agent = new Agent { Id = id, Languages = ["en"], Channels = ["phone"] };
        return agent with { Attempts = [.. Scope.For(agent).Select(module => new Attempt(module.Id, 100, SampleFile.Plan.StartsOn.AddDays(-10), 1))] };
    }
}
