using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Training and certification; operations and the BPO owner decide.</summary>
[DurableTask]
public sealed class TrainingOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var remindAfter = await context.CallActivityAsync<int>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Training), StorageRetry.Options);
        var gate = new StageGate(input.RunId, StageIds.Training, StageIds.Training, nameof(PrepareTrainingGate), remindAfter);
        var outcome = await StageRounds.AfterSubmissionAsync(context, gate);
        return new StageOutcome(outcome.Result == GateResult.Advance, outcome.Choice);
    }
}
