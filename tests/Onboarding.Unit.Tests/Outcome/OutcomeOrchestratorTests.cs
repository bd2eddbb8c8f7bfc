using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Outcome;

namespace Onboarding.Unit.Tests.Outcome;

public sealed class OutcomeOrchestratorTests
{
    private static readonly DateTimeOffset Start = new(2026, 8, 10, 14, 30, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<RampStepTerms> Steps =
    [
        new("agents", new LocalizedText("Agents", "座席"), 14, 24),
        new("channels", new LocalizedText("Channels", "渠道"), 7, 24),
    ];

    [Fact]
    public async Task The_steps_of_the_ramp_follow_each_other_without_a_day_between_them()
    {
        var context = Ramp("approve");

        await new ScaleUpOrchestrator().RunAsync(context, new StageOrder("run-1"));

        Assert.Equal(
            [
                new("run-1", "agents", new DateOnly(2026, 8, 10), new DateOnly(2026, 8, 23)),
                new("run-1", "channels", new DateOnly(2026, 8, 24), new DateOnly(2026, 8, 30)),
            ],
            context.InputsOf<RampStepOrder>(nameof(JudgeRampStep)));
    }

    [Fact]
    public async Task A_step_is_judged_only_when_the_readings_of_its_last_day_are_due()
    {
        var judged = new List<DateTime>();
        var context = Ramp("approve");
        context.Answering<RampStepOrder>(nameof(JudgeRampStep), _ =>
        {
            judged.Add(context.CurrentUtcDateTime);
            return true;
        });

        await new ScaleUpOrchestrator().RunAsync(context, new StageOrder("run-1"));

        Assert.Equal([new DateTime(2026, 8, 25), new DateTime(2026, 9, 1)], judged);
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), Assert.Single(context.Held).At);
    }

    [Theory]
    [InlineData("approve", true)]
    [InlineData("exit", false)]
    public async Task The_ramp_goes_on_to_operations_or_leads_to_the_exit(string choice, bool goesOn) =>
        Assert.Equal(new StageOutcome(goesOn, choice), await new ScaleUpOrchestrator().RunAsync(Ramp(choice), new StageOrder("run-1")));

    [Fact]
    public async Task A_step_that_the_rule_stops_at_is_decided_about_before_the_next_one_begins()
    {
        var context = Stopped(gate => gate.StartsWith("scale-up-stop", StringComparison.Ordinal) ? "continue" : "approve");

        Assert.True((await new ScaleUpOrchestrator().RunAsync(context, new StageOrder("run-1"))).GoesOn);
        Assert.Equal([("scale-up-stop-1", 1), ("scale-up", 1)], context.Held.Select(held => (held.Gate, held.Round)));
        Assert.Equal(
            [("agents", 1, new DateOnly(2026, 8, 10)), ("channels", 1, new DateOnly(2026, 8, 25))],
            context.InputsOf<RampStepOrder>(nameof(JudgeRampStep)).Select(order => (order.Step, order.Attempt, order.From)));
    }

    [Fact]
    public async Task A_step_is_repeated_as_often_as_people_decide_and_each_stop_has_a_gate_of_its_own()
    {
        var context = Stopped(gate => gate is "scale-up-stop-1" or "scale-up-stop-2" ? "repeat-step" : "approve", failures: 2);

        await new ScaleUpOrchestrator().RunAsync(context, new StageOrder("run-1"));

        Assert.Equal(["scale-up-stop-1", "scale-up-stop-2", "scale-up"], context.Held.Select(held => held.Gate));
        Assert.Equal(
            [("agents", 1), ("agents", 2), ("agents", 3), ("channels", 1)],
            context.InputsOf<RampStepOrder>(nameof(JudgeRampStep)).Select(order => (order.Step, order.Attempt)));
    }

    [Fact]
    public async Task A_stopped_ramp_can_lead_to_the_exit_at_once()
    {
        var context = Stopped(_ => "exit");

        Assert.Equal(new StageOutcome(false, "exit"), await new ScaleUpOrchestrator().RunAsync(context, new StageOrder("run-1")));
        Assert.Equal("scale-up-stop-1", Assert.Single(context.Held).Gate);
    }

    [Fact]
    public async Task A_ramp_that_is_held_is_decided_about_again_when_it_is_submitted()
    {
        var context = new ScriptedContext(Start) { Gate = order => SampleFile.Decided(order, order is { GateId: "scale-up-stop-1", Round: 1 } ? "hold" : order.GateId == "scale-up" ? "approve" : "continue") }
            .Answering<StageOrder>(nameof(ReadRamp), _ => Steps)
            .Answering<RampStepOrder>(nameof(JudgeRampStep), order => order.Step != "agents")
            .Answering<SubmissionKey>(nameof(FindSubmission), _ => true)
            .Answering<ReopenOrder>(nameof(ReopenStage), order => order.GateRound + 1);

        await new ScaleUpOrchestrator().RunAsync(context, new StageOrder("run-1"));

        Assert.Equal([("scale-up-stop-1", 1), ("scale-up-stop-1", 2), ("scale-up", 1)], context.Held.Select(held => (held.Gate, held.Round)));
    }

    [Fact]
    public async Task The_last_step_is_judged_by_the_gate_at_the_end_of_the_ramp()
    {
        var context = new ScriptedContext(Start) { Gate = order => SampleFile.Decided(order, "approve") }
            .Answering<StageOrder>(nameof(ReadRamp), _ => Steps)
            .Answering<RampStepOrder>(nameof(JudgeRampStep), order => order.Step == "agents");

        await new ScaleUpOrchestrator().RunAsync(context, new StageOrder("run-1"));

        Assert.Equal("scale-up", Assert.Single(context.Held).Gate);
    }

    [Fact]
    public async Task The_exit_is_complete_when_its_gate_approves()
    {
        var context = Exit(_ => "approve");

        Assert.Equal(new StageOutcome(true, "approve"), await new ExitOrchestrator().RunAsync(context, new StageOrder("run-1")));
        Assert.Equal([("exit", 1)], context.Held.Select(held => (held.Gate, held.Round)));
    }

    [Fact]
    public async Task An_exit_that_is_returned_is_held_again_until_it_is_in_good_order()
    {
        var context = Exit(round => round < 3 ? "request-changes" : "approve");

        Assert.True((await new ExitOrchestrator().RunAsync(context, new StageOrder("run-1"))).GoesOn);
        Assert.Equal([1, 2, 3], context.Held.Select(held => held.Round));
        Assert.Equal([1, 2, 3], context.InputsOf<SubmissionKey>(nameof(FindSubmission)).Select(key => key.Round));
    }

    private static ScriptedContext Ramp(string choice) => new ScriptedContext(Start) { Gate = order => SampleFile.Decided(order, choice) }
        .Answering<StageOrder>(nameof(ReadRamp), _ => Steps)
        .Answering<RampStepOrder>(nameof(JudgeRampStep), _ => true);

    // The first step fails a number of times.
    private static ScriptedContext Stopped(Func<string, string> choiceAt, int failures = 1) =>
        new ScriptedContext(Start) { Gate = order => SampleFile.Decided(order, choiceAt(order.GateId)) }
            .Answering<StageOrder>(nameof(ReadRamp), _ => Steps)
            .Answering<RampStepOrder>(nameof(JudgeRampStep), order => order.Step != "agents" || order.Attempt > failures);

    // Every round is found submitted; the stage's round follows the gate's.
    private static ScriptedContext Exit(Func<int, string> choiceIn) =>
        new ScriptedContext(Start) { Gate = order => SampleFile.Decided(order, choiceIn(order.Round)) }
            .Answering<SubmissionKey>(nameof(FindSubmission), _ => true)
            .Answering<ReopenOrder>(nameof(ReopenStage), order => order.GateRound + 1);
}
