using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
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
        var remindAfter = await context.CallActivityAsync<int>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Requirements), StorageRetry.Options);
        var gate = new StageGate(input.RunId, StageIds.Requirements, StageIds.Requirements, nameof(PrepareRequirementsGate), remindAfter);
        var outcome = await StageRounds.AfterSubmissionAsync(context, gate);
        return new StageOutcome(outcome.Result == GateResult.Advance, outcome.Choice);
    }
}
