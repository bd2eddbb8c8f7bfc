using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>From a long list to a vendor and its reserve; sponsor, operations and finance decide.</summary>
[DurableTask]
public sealed class ShortlistOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var remindAfter = await context.CallActivityAsync<int>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Shortlist), StorageRetry.Options);
        var gate = new StageGate(input.RunId, StageIds.Shortlist, StageIds.Shortlist, nameof(PrepareShortlistGate), remindAfter);
        var outcome = await StageRounds.AfterSubmissionAsync(context, gate);
        if (outcome.Result != GateResult.Advance) return new StageOutcome(false, outcome.Choice);
        await context.CallActivityAsync<bool>(nameof(ChooseVendor), input, StorageRetry.Options);
        return new StageOutcome(true, outcome.Choice);
    }
}
