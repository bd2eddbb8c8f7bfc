using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Lifecycle;

public sealed class OnboardingOrchestratorTests
{
    private static readonly string[] BeforePilot =
        ["RequirementsOrchestrator", "ShortlistOrchestrator", "ContractOrchestrator", "IntegrationOrchestrator", "TrainingOrchestrator"];

    [Theory]
    [InlineData(null, RunStatus.ScaledUp, new[] { "PilotOrchestrator", "ScaleUpOrchestrator", "OperationsOrchestrator" })]
    [InlineData("PilotOrchestrator", RunStatus.Exited, new[] { "PilotOrchestrator", "ExitOrchestrator" })]
    [InlineData("ScaleUpOrchestrator", RunStatus.Exited, new[] { "PilotOrchestrator", "ScaleUpOrchestrator", "ExitOrchestrator" })]
    [InlineData("OperationsOrchestrator", RunStatus.Exited, new[] { "PilotOrchestrator", "ScaleUpOrchestrator", "OperationsOrchestrator", "ExitOrchestrator" })]
    public async Task From_the_pilot_on_a_run_scales_up_or_leaves_in_good_order(string? ends, RunStatus status, string[] stages)
    {
        var context = Context(ends);

        Assert.Equal(status, await new OnboardingOrchestrator().RunAsync(context, "run-1"));
        Assert.Equal([.. BeforePilot, .. stages], context.Stages);
        ExpectEnd(context, status);
    }

    [Fact]
    public async Task A_stage_before_the_pilot_that_does_not_go_on_stops_the_run()
    {
        foreach (var (place, stage) in BeforePilot.Index())
        {
            var context = Context(stage);

            Assert.Equal(RunStatus.Stopped, await new OnboardingOrchestrator().RunAsync(context, "run-1"));
            Assert.Equal(BeforePilot[..(place + 1)], context.Stages);
            ExpectEnd(context, RunStatus.Stopped);
        }
    }

    private static ScriptedContext Context(string? ends) => new(SampleFile.Began) { Stage = name => new StageOutcome(name != ends) };

    private static void ExpectEnd(ScriptedContext context, RunStatus status)
    {
        Assert.Equal(new RunEnd("run-1", status), Assert.Single(context.InputsOf<RunEnd>(nameof(EndRun))));
        Assert.Equal(MailKinds.RunEnded, Assert.Single(context.Mails).Order.Kind);
    }
}
