using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
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
        var first = DateOnly.FromDateTime(context.CurrentUtcDateTime);
        foreach (var step in await context.CallActivityAsync<IReadOnlyList<RampStepTerms>>(nameof(ReadRamp), input, StorageRetry.Options))
            first = await TakeAsync(context, input.RunId, step, first);

        var gate = new StageGate(input.RunId, StageIds.ScaleUp, StageIds.ScaleUp, nameof(PrepareScaleUpGate), remindAfter);
        var outcome = await StageRounds.HeldAsync(context, gate);
        return new StageOutcome(outcome.Result == GateResult.Advance, outcome.Choice);
    }

    // The next step begins on the day after, not when the readings of the last day are in: no day of the ramp goes unjudged.
    private static async Task<DateOnly> TakeAsync(TaskOrchestrationContext context, string runId, RampStepTerms step, DateOnly first)
    {
        var order = new RampStepOrder(runId, step.Id, first, first.AddDays(step.Days - 1));
        var waitsFor = new Phrase("wait.ramp-step").With("step", step.Name).With("day", order.To);
        await StageWaits.UntilAsync(context, runId, waitsFor, ReadingsDue.At(order.To, step.ReadingsDueHours));
        await context.CallActivityAsync<bool>(nameof(JudgeRampStep), order, StorageRetry.Options);
        return order.To.AddDays(1);
    }
}
