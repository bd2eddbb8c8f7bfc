using Microsoft.DurableTask;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Requirements;

/// <summary>What is needed and whether outsourcing fits; sponsor and operations decide.</summary>
[DurableTask]
public sealed class RequirementsOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var entry = await context.CallActivityAsync<StageEntry>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Requirements, input.Pass), StorageRetry.Options);
        var gate = StageGate.EndOf(input, StageIds.Requirements, nameof(PrepareRequirementsGate), entry);
        return StageOutcome.Of(await StageRounds.AfterSubmissionAsync(context, gate));
    }
}
