using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Integration;

/// <summary>System integration and data migration; IT and security decide.</summary>
[DurableTask]
public sealed class IntegrationOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var remindAfter = await context.CallActivityAsync<int>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Integration), StorageRetry.Options);
        var gate = new StageGate(input.RunId, StageIds.Integration, StageIds.Integration, nameof(PrepareIntegrationGate), remindAfter);
        var outcome = await StageRounds.AfterSubmissionAsync(context, gate);
        return new StageOutcome(outcome.Result == GateResult.Advance, outcome.Choice);
    }
}
