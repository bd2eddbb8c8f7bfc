using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
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
        var remindAfter = await context.CallActivityAsync<int>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Exit), StorageRetry.Options);
        var gate = new StageGate(input.RunId, StageIds.Exit, StageIds.Exit, nameof(PrepareExitGate), remindAfter);
        var outcome = await StageRounds.AfterSubmissionAsync(context, gate);
        return new StageOutcome(outcome.Result == GateResult.Advance, outcome.Choice);
    }
}
