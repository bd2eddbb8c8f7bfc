using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;

namespace Onboarding.Unit.Tests.Operations;

public sealed class OperationsOrchestratorTests
{
    [Fact]
    public async Task The_review_is_held_when_the_readings_of_its_last_day_are_due()
    {
        var context = Operations(31, "keep");

        await new OperationsOrchestrator().RunAsync(context, new StageOrder("run-1"));

        Assert.Equal(new DateTimeOffset(2026, 10, 23, 0, 0, 0, TimeSpan.Zero), Assert.Single(context.Held).At);
    }

    [Theory]
    [InlineData("keep", true)]
    [InlineData("exit", false)]
    public async Task The_review_keeps_the_vendor_or_leads_to_the_exit(string choice, bool goesOn) =>
        Assert.Equal(new StageOutcome(goesOn, choice), await new OperationsOrchestrator().RunAsync(Operations(31, choice), new StageOrder("run-1")));

    [Fact]
    public async Task A_corrective_plan_is_submitted_and_reviewed_again()
    {
        var context = new ScriptedContext(SampleFile.Began) { Gate = order => SampleFile.Decided(order, order.Round == 1 ? "corrective-plan" : "keep") }
            .Answering<StageOrder>(nameof(ReadReviewInterval), _ => 31d)
            .Answering<SubmissionKey>(nameof(FindSubmission), _ => true)
            .Answering<ReopenOrder>(nameof(ReopenStage), order => order.GateRound + 1);

        var outcome = await new OperationsOrchestrator().RunAsync(context, new StageOrder("run-1"));

        Assert.Equal([1, 2], context.Held.Select(held => held.Round));
        Assert.Equal(new StageOutcome(true, "keep"), outcome);
    }

    private static ScriptedContext Operations(double days, string choice) =>
        new ScriptedContext(new DateTimeOffset(2026, 9, 22, 7, 30, 0, TimeSpan.Zero)) { Gate = order => SampleFile.Decided(order, choice) }
            .Answering<StageOrder>(nameof(ReadReviewInterval), _ => days);
}
