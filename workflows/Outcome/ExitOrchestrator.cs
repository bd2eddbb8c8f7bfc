using Microsoft.DurableTask;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>Leaving the vendor in good order; the sponsor and legal confirm.</summary>
[DurableTask]
public sealed class ExitOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var entry = await context.CallActivityAsync<StageEntry>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Exit, input.Pass), StorageRetry.Options);
        var gate = StageGate.EndOf(input, StageIds.Exit, nameof(PrepareExitGate), entry);
        return StageOutcome.Of(await StageRounds.AfterSubmissionAsync(context, gate));
    }
}
