using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class PilotLifeTests
{
    [Fact]
    public void The_leads_meet_weekly_in_the_first_two_months_and_then_every_two_weeks() => Assert.Equal(
        [7, 14, 21, 28, 35, 42, 49, 56, 70, 84], Enumerable.Range(1, 90).Where(day => MeetingCadence.IsMeetingAfter(new MeetingRules(), day)));

    [Fact]
    public void A_playbook_may_let_them_meet_weekly_for_a_month_and_then_monthly() => Assert.Equal(
        [7, 14, 21, 28, 56, 84], Enumerable.Range(1, 90).Where(day => MeetingCadence.IsMeetingAfter(new MeetingRules { WeeklyDays = 30, ThenEveryDays = 28 }, day)));

    [Theory]
    [InlineData(7, 0)]
    [InlineData(14, 7)]
    [InlineData(70, 56)]
    public void A_meeting_looks_back_to_the_one_before(int day, int before) => Assert.Equal(before, MeetingCadence.Before(new MeetingRules(), day));

    [Theory]
    [InlineData("2026-05-17", 24, "2026-05-19")]
    [InlineData("2026-05-20", 72, "2026-05-25")]
    [InlineData("2026-05-22", 30, "2026-05-25")]
    public void They_meet_when_the_readings_are_due_and_never_on_a_weekend(string lastDay, int hours, string on) =>
        Assert.Equal(Day(on), MeetingCadence.DayOf(Day(lastDay), hours));

    [Fact]
    public void A_review_shows_what_is_overdue_open_for_too_long_and_not_evaluated()
    {
        var figures = SamplePilot.Care().Figures();

        Assert.Equal(
            ["1 open, 1 overdue (fail)", "2 open, 1 for too long (fail)", "not given for 2026-05 (open)"],
            figures.Select(figure => $"{Say(figure.Value)} ({figure.Verdict})"));
        Assert.Equal("2026-05: 3 agents, 1 to be trained again, 1 replaced", Say(SamplePilot.Care(SamplePilot.Evaluation).Figures()[^1].Value));
    }

    [Theory]
    [InlineData("2026-05-31", new string[0])]
    [InlineData("2026-06-01", new[] { "2026-05" })]
    [InlineData("2026-08-02", new[] { "2026-05", "2026-06", "2026-07" })]
    public void A_month_is_missing_as_soon_as_it_is_over(string today, string[] missing) =>
        Assert.Equal(missing, EvaluationCheck.Missing([], SamplePilot.FirstDay, Day(today)));

    [Fact]
    public void Who_is_below_standard_must_be_trained_again_or_replaced()
    {
        var evaluation = SamplePilot.Evaluation with
        {
            Agents = [new AgentEvaluation { AgentId = "HV-1", QaScore = 84, Verdict = AgentVerdict.Meets }, .. SamplePilot.Evaluation.Agents.Take(1)],
            Vendor = [new VendorMark { Criterion = "charm", Mark = 5 }, .. SamplePilot.Evaluation.Vendor.Skip(1)],
            Month = "2026-04",
        };

        Assert.Equal(
            ["month", "agents[0].verdict", "agents[1].agentId", "vendor[0].criterion", "vendor"],
            EvaluationCheck.Of(evaluation, SamplePilot.Rules.Evaluation, ["HV-1"], SamplePilot.FirstDay, SamplePilot.Today).Select(error => error.Field));
        Assert.Empty(EvaluationCheck.Of(SamplePilot.Evaluation, SamplePilot.Rules.Evaluation, ["HV-1", "HV-2", "HV-3"], SamplePilot.FirstDay, SamplePilot.Today));
    }

    [Fact]
    public void Agents_and_a_vendor_below_standard_each_ask_for_a_corrective_action()
    {
        var causes = EvaluationFindings.CausesIn(SamplePilot.Evaluation, SamplePilot.Rules.Evaluation);

        Assert.Equal([ActionKinds.Agent, ActionKinds.Vendor], causes.Select(cause => cause.Kind));
        Assert.Equal("2 agents were below standard in 2026-05: HV-2, HV-3", Say(causes[0].What));
        Assert.Equal("The vendor missed the standard in 2026-05: Staffing, turnover and schedule kept", Say(causes[1].What));
    }

    [Fact]
    public void Who_is_replaced_leaves_and_serves_again_when_that_is_taken_back()
    {
        Agent[] agents = [.. new[] { "HV-1", "HV-2", "HV-3" }.Select(id => new Agent { Id = id, Languages = ["en"], Channels = ["chat"] })];
        var leaves = PutEvaluation.Departures(null, SamplePilot.Evaluation, agents, SamplePilot.Today);
        var corrected = SamplePilot.Evaluation with { Agents = [.. SamplePilot.Evaluation.Agents.Select(one => one with { Verdict = AgentVerdict.Retrain })] };

        Assert.Equal(("HV-3", SamplePilot.Today), (Assert.Single(leaves).Id, leaves[0].LeftOn));
        Assert.Empty(PutEvaluation.Departures(SamplePilot.Evaluation, SamplePilot.Evaluation, [leaves[0]], SamplePilot.Today.AddDays(9)));
        Assert.Null(Assert.Single(PutEvaluation.Departures(SamplePilot.Evaluation, corrected, [leaves[0]], SamplePilot.Today)).LeftOn);
    }

    [Fact]
    public void An_agenda_has_every_point_and_says_so_where_there_is_nothing()
    {
        var empty = MeetingAgenda.Of(Lifecycle.SampleFile.File, [], SamplePilot.FirstDay, PilotCare.Of([], [], [], SamplePilot.Rules, SamplePilot.FirstDay, SamplePilot.FirstDay), SamplePilot.FirstDay);

        Assert.Equal(SamplePilot.Agenda.Select(item => item.Title.Key), empty.Select(item => item.Title.Key));
        Assert.All(empty, item => Assert.NotEmpty(item.Lines));
        Assert.Equal("phone: 700 contacts measured, 70% of all", Say(SamplePilot.Agenda[0].Lines[0]));
    }

    private static string Say(Phrase phrase) => TemplateFolders.Phrases.Render(phrase, Languages.English);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
