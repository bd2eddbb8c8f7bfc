using Microsoft.DurableTask;
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
        var entry = await context.CallActivityAsync<StageEntry>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Integration, input.Pass), StorageRetry.Options);
        var gate = StageGate.EndOf(input, StageIds.Integration, nameof(PrepareIntegrationGate), entry);
        return StageOutcome.Of(await StageRounds.AfterSubmissionAsync(context, gate));
    }
}
