using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class PilotOrchestratorTests
{
    [Theory]
    [InlineData(60, new[] { 30, 60, 90 })]
    [InlineData(61, new[] { 30, 60, 61, 90 })]
    [InlineData(75, new[] { 30, 60, 75, 90 })]
    [InlineData(89, new[] { 30, 60, 89, 90 })]
    public async Task A_pilot_that_is_extended_is_reviewed_once_more_on_its_new_last_day(int length, int[] days)
    {
        var (context, outcome) = await PlayAsync(length, day => day == 90 ? "scale-up" : day == length ? "extend" : "continue");

        Assert.Equal(days.Select(GateIds.ReviewOn), context.Held.Select(held => held.Gate));
        Assert.Equal((true, "scale-up"), (outcome.GoesOn, outcome.Choice));
    }

    [Theory]
    [InlineData(60, new[] { 30, 60 })]
    [InlineData(61, new[] { 30, 60, 61 })]
    [InlineData(75, new[] { 30, 60, 75 })]
    [InlineData(89, new[] { 30, 60, 89 })]
    [InlineData(90, new[] { 30, 60, 90 })]
    public async Task A_pilot_is_reviewed_on_each_review_day_and_on_its_last(int length, int[] days)
    {
        var (context, outcome) = await PlayAsync(length, day => day == length ? "scale-up" : "continue");

        Assert.Equal(days.Select(GateIds.ReviewOn), context.Held.Select(held => held.Gate));
        Assert.True(outcome.GoesOn);
    }

    [Theory]
    [InlineData("scale-up", true)]
    [InlineData("exit", false)]
    public async Task A_pilot_can_end_at_any_review(string choice, bool goesOn)
    {
        var (context, outcome) = await PlayAsync(90, day => day == 60 ? choice : "continue");

        Assert.Equal(["pilot-review-30", "pilot-review-60"], context.Held.Select(held => held.Gate));
        Assert.Equal((goesOn, choice), (outcome.GoesOn, outcome.Choice));
    }

    [Fact]
    public async Task A_review_waits_until_the_readings_of_its_last_day_are_due_and_its_reminder_says_when()
    {
        var (context, _) = await PlayAsync(90, _ => "scale-up");

        var due = new DateTimeOffset(2026, 6, 11, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(due, Assert.Single(context.Held).At);
        var (reminder, sent) = Assert.Single(context.Mails);
        Assert.Equal((new DateOnly(2026, 6, 9), due), (reminder.On, reminder.At));
        Assert.Equal(due.AddDays(-3), sent);
    }

    [Theory]
    [InlineData("continue", "wait.pilot-review")]
    [InlineData("adjust-scope", "wait.pilot-scope")]
    public async Task After_a_review_that_adjusts_the_scope_the_run_says_that_the_plan_can_be_changed(string choice, string wait)
    {
        var (context, _) = await PlayAsync(90, day => day == 30 ? choice : day == 60 ? "continue" : "scale-up");

        var waits = context.InputsOf<ScheduleOrder>(nameof(ScheduleStage)).Select(order => order.WaitsFor.Key).Distinct();
        Assert.Equal(new[] { "wait.pilot-start", "wait.pilot-review", wait }.Distinct(), waits);
        Assert.Equal("wait.pilot-review", context.InputsOf<ScheduleOrder>(nameof(ScheduleStage))[^1].WaitsFor.Key);
    }

    [Fact]
    public async Task A_pilot_is_accompanied_once_however_often_it_is_reviewed_and_extended()
    {
        var (context, _) = await PlayAsync(60, day => day == 90 ? "scale-up" : day == 60 ? "extend" : "continue");

        Assert.Equal(new CadenceOrder("run-1", SampleFile.Plan.StartsOn, 24), Assert.Single(context.Accompanied));
    }

    [Fact]
    public async Task A_history_from_before_there_was_a_cadence_is_replayed_as_it_was()
    {
        var (context, outcome) = await PlayAsync(60, day => day == 60 ? "scale-up" : "continue", terms => terms with { HasCadence = false });

        Assert.Empty(context.Accompanied);
        Assert.True(outcome.GoesOn);
    }

    private static async Task<(ScriptedContext Context, StageOutcome Outcome)> PlayAsync(
        int length, Func<int, string> choiceOn, Func<PilotTerms, PilotTerms>? change = null)
    {
        var plan = SampleFile.Plan with { LengthDays = length };
        var playbook = SampleFile.Playbook;
        var context = new ScriptedContext(SampleFile.Began) { Gate = order => SampleFile.Decided(order, choiceOn(DayOf(order))) }
            .Answering<StageOrder>(nameof(ReadPilotTerms), _ => (change ?? (terms => terms))(PilotTerms.Of(plan, playbook)))
            .Answering<StageOrder>(nameof(ExtendPilot), _ => PilotTerms.Of(plan with { LengthDays = playbook.Pilot.MaximumDays }, playbook));
        return (context, await new PilotOrchestrator().RunAsync(context, new StageOrder("run-1")));
    }

    private static int DayOf(GateOrder order) => int.Parse(order.GateId.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);
}
