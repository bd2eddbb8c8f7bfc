using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>The ramp: step by step, each with its own KPI check; sponsor and operations decide at its end.</summary>
[DurableTask]
public sealed class ScaleUpOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var remindAfter = await context.CallActivityAsync<int>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.ScaleUp), StorageRetry.Options);
        foreach (var step in await context.CallActivityAsync<IReadOnlyList<ScaleUpStep>>(nameof(ReadRamp), input, StorageRetry.Options))
            await TakeAsync(context, input.RunId, step);

        var gate = new StageGate(input.RunId, StageIds.ScaleUp, StageIds.ScaleUp, nameof(PrepareScaleUpGate), remindAfter);
        var outcome = await StageRounds.HeldAsync(context, gate);
        return new StageOutcome(outcome.Result == GateResult.Advance, outcome.Choice);
    }

    private static async Task TakeAsync(TaskOrchestrationContext context, string runId, ScaleUpStep step)
    {
        var first = DateOnly.FromDateTime(context.CurrentUtcDateTime);
        var until = new DateTimeOffset(first.AddDays(step.Days), TimeOnly.MinValue, TimeSpan.Zero);
        await StageWaits.UntilAsync(context, runId, new Phrase("wait.ramp-step").With("step", step.Name).With("day", first.AddDays(step.Days)), until);
        var order = new RampStepOrder(runId, step.Id, first, first.AddDays(step.Days - 1));
        await context.CallActivityAsync<bool>(nameof(JudgeRampStep), order, StorageRetry.Options);
    }
}
