using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Outcome;

namespace Onboarding.Unit.Tests.Lifecycle;

public sealed class OnboardingOrchestratorTests
{
    private static readonly string[] BeforePilot =
        ["RequirementsOrchestrator", "ShortlistOrchestrator", "ContractOrchestrator", "IntegrationOrchestrator", "TrainingOrchestrator"];

    [Theory]
    [InlineData(null, RunStatus.Exited, new[] { "PilotOrchestrator", "ScaleUpOrchestrator", "OperationsOrchestrator", "ExitOrchestrator" })]
    [InlineData("PilotOrchestrator", RunStatus.Exited, new[] { "PilotOrchestrator", "ExitOrchestrator" })]
    [InlineData("ScaleUpOrchestrator", RunStatus.Exited, new[] { "PilotOrchestrator", "ScaleUpOrchestrator", "ExitOrchestrator" })]
    [InlineData("OperationsOrchestrator", RunStatus.Exited, new[] { "PilotOrchestrator", "ScaleUpOrchestrator", "OperationsOrchestrator", "ExitOrchestrator" })]
    public async Task From_the_pilot_on_a_run_goes_as_far_as_its_reviews_let_it_and_leaves_in_good_order(string? ends, RunStatus status, string[] stages)
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

    [Fact]
    public async Task A_gate_that_sends_the_run_back_has_each_stage_from_there_on_taken_again()
    {
        var (contracts, trainings) = (0, 0);
        var context = new ScriptedContext(SampleFile.Began)
        {
            Stage = name => name switch
            {
                "ContractOrchestrator" when ++contracts == 1 => new StageOutcome(false, "other-vendor") { ReturnTo = StageIds.Shortlist },
                "TrainingOrchestrator" when ++trainings == 1 => new StageOutcome(false, "new-systems") { ReturnTo = StageIds.Integration },
                _ => new StageOutcome(name != "PilotOrchestrator"),
            },
        };

        Assert.Equal(RunStatus.Exited, await new OnboardingOrchestrator().RunAsync(context, "run-1"));
        Assert.Equal([.. BeforePilot[..3], .. BeforePilot[1..], .. BeforePilot[3..], "PilotOrchestrator", "ExitOrchestrator"], context.Stages);
        Assert.Equal([1, 1, 1, 2, 2, 2, 2, 3, 3], context.Orders.Take(9).Select(order => order.Pass));
        ExpectEnd(context, RunStatus.Exited);
    }

    [Fact]
    public async Task A_run_that_took_over_may_be_sent_back_to_before_where_it_began()
    {
        var contracts = 0;
        var context = new ScriptedContext(SampleFile.Began)
        {
            Stage = name => name == "ContractOrchestrator" && ++contracts == 1 ? new StageOutcome(false) { ReturnTo = StageIds.Requirements } : new StageOutcome(name != "ShortlistOrchestrator"),
        };

        Assert.Equal(RunStatus.Stopped, await new SuccessorOrchestrator().RunAsync(context, "run-2"));
        Assert.Equal(["ContractOrchestrator", "RequirementsOrchestrator", "ShortlistOrchestrator"], context.Stages);
    }

    [Fact]
    public async Task A_run_that_takes_over_begins_at_the_contract()
    {
        var context = Context(null);

        await new SuccessorOrchestrator().RunAsync(context, "run-1");

        Assert.Equal(
            [.. BeforePilot[2..], "PilotOrchestrator", "ScaleUpOrchestrator", "OperationsOrchestrator", "ExitOrchestrator"],
            context.Stages);
    }

    [Fact]
    public async Task After_an_exit_the_run_that_takes_over_is_started_and_nobody_waits_for_it()
    {
        var context = Context("PilotOrchestrator").Answering<StageOrder>(nameof(HandOver), _ => "run-2");

        Assert.Equal(RunStatus.Exited, await new OnboardingOrchestrator().RunAsync(context, "run-1"));
        Assert.Equal([("SuccessorOrchestrator", "run-2")], context.Runs);
        ExpectEnd(context, RunStatus.Exited);
    }

    [Fact]
    public async Task Nothing_is_started_when_the_service_goes_in_house()
    {
        var context = Context("PilotOrchestrator");

        await new OnboardingOrchestrator().RunAsync(context, "run-1");

        Assert.Empty(context.Runs);
    }

    private static ScriptedContext Context(string? ends) => new(SampleFile.Began) { Stage = name => new StageOutcome(name != ends) };

    private static void ExpectEnd(ScriptedContext context, RunStatus status)
    {
        Assert.Equal(new RunEnd("run-1", status), Assert.Single(context.InputsOf<RunEnd>(nameof(EndRun))));
        Assert.Equal(MailKinds.RunEnded, Assert.Single(context.Mails).Order.Kind);
    }
}
