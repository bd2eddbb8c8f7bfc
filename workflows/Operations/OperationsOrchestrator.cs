using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>Operations up to the first business review; sponsor and finance decide.</summary>
[DurableTask]
public sealed class OperationsOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var remindAfter = await context.CallActivityAsync<int>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Operations), StorageRetry.Options);
        var days = await context.CallActivityAsync<int>(nameof(ReadReviewInterval), input, StorageRetry.Options);
        var reviewOn = DateOnly.FromDateTime(context.CurrentUtcDateTime).AddDays(days);
        await StageWaits.UntilAsync(
            context, input.RunId, new Phrase("wait.operations-review").With("day", reviewOn), new DateTimeOffset(reviewOn, TimeOnly.MinValue, TimeSpan.Zero));

        var gate = new StageGate(input.RunId, StageIds.Operations, GateIds.OperationsReview, nameof(PrepareOperationsReview), remindAfter);
        var outcome = await StageRounds.HeldAsync(context, gate);
        return new StageOutcome(outcome.Result == GateResult.Advance, outcome.Choice);
    }
}

/// <summary>Reads after how many days the first business review is held.</summary>
[DurableTask]
public sealed class ReadReviewInterval(RunStore store) : TaskActivity<StageOrder, int>
{
    /// <inheritdoc />
    public override async Task<int> RunAsync(TaskActivityContext context, StageOrder input) =>
        (await store.GetAsync<Playbook>(input.RunId, RowKeys.Playbook)).Operations.FirstReviewAfterDays;
}
