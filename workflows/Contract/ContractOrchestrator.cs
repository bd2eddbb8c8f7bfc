using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
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
        var remindAfter = await context.CallActivityAsync<int>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Contract), StorageRetry.Options);
        var gate = new StageGate(input.RunId, StageIds.Contract, StageIds.Contract, nameof(PrepareContractGate), remindAfter);
        var outcome = await StageRounds.AfterSubmissionAsync(context, gate);
        return new StageOutcome(outcome.Result == GateResult.Advance, outcome.Choice);
    }
}
