using Microsoft.DurableTask;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Contract;

/// <summary>The contract checklist; legal, security, finance and the sponsor decide.</summary>
[DurableTask]
public sealed class ContractOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var entry = await context.CallActivityAsync<StageEntry>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Contract, input.Pass), StorageRetry.Options);
        var gate = StageGate.EndOf(input, StageIds.Contract, nameof(PrepareContractGate), entry);
        return StageOutcome.Of(await StageRounds.AfterSubmissionAsync(context, gate));
    }
}
