using Microsoft.DurableTask;
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
        var entry = await context.CallActivityAsync<StageEntry>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Training, input.Pass), StorageRetry.Options);
        var gate = StageGate.EndOf(input, StageIds.Training, nameof(PrepareTrainingGate), entry);
        return StageOutcome.Of(await StageRounds.AfterSubmissionAsync(context, gate));
    }
}
