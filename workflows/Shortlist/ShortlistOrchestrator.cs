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
        var entry = await context.CallActivityAsync<StageEntry>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Shortlist, input.Pass), StorageRetry.Options);
        var gate = StageGate.EndOf(input, StageIds.Shortlist, nameof(PrepareShortlistGate), entry);
        var outcome = await StageRounds.AfterSubmissionAsync(context, gate);
        if (outcome.Result == GateResult.Advance)
            await context.CallActivityAsync<bool>(nameof(ChooseVendor), new VendorOrder(input.RunId, outcome.Round), StorageRetry.Options);
        return StageOutcome.Of(outcome);
    }
}
