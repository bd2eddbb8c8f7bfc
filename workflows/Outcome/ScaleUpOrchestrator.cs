using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>
/// The ramp: step by step, each with its own KPI check. A step that the playbook's rule stops at is decided about at once; sponsor and
/// operations decide at the end.
/// </summary>
[DurableTask]
public sealed class ScaleUpOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var entry = await context.CallActivityAsync<StageEntry>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.ScaleUp), StorageRetry.Options);
        var first = Today(context);
        var steps = await context.CallActivityAsync<IReadOnlyList<RampStepTerms>>(nameof(ReadRamp), input, StorageRetry.Options);
        var (attempt, stops) = (1, 0);
        for (var place = 0; place < steps.Count;)
        {
            var (goesOn, next) = await TakeAsync(context, input.RunId, steps[place], first, attempt);
            var isLast = place == steps.Count - 1;
            if (!goesOn && !isLast)
            {
                var stop = await StageRounds.HeldAsync(context, StopGate(input.RunId, ++stops, entry.RemindAfterDays));
                if (stop.Result != GateResult.Advance) return new StageOutcome(false, stop.Choice);
                // The ramp stood still while people decided; those days belong to no step.
                next = Today(context);
                goesOn = stop.Choice != ChoiceIds.RepeatStep;
            }

            first = next;
            (place, attempt) = goesOn || isLast ? (place + 1, 1) : (place, attempt + 1);
        }

        var gate = StageGate.EndOf(input, StageIds.ScaleUp, nameof(PrepareScaleUpGate), entry);
        return StageOutcome.Of(await StageRounds.HeldAsync(context, gate));
    }

    private static StageGate StopGate(string runId, int number, int remindAfter) =>
        new(runId, StageIds.ScaleUp, GateIds.RampStopOf(number), nameof(PrepareRampStopGate), remindAfter);

    private static DateOnly Today(TaskOrchestrationContext context) => DateOnly.FromDateTime(context.CurrentUtcDateTime);

    // The next step begins on the day after, not when the readings of the last day are in: no day of the ramp goes unjudged.
    private static async Task<(bool GoesOn, DateOnly Next)> TakeAsync(
        TaskOrchestrationContext context, string runId, RampStepTerms step, DateOnly first, int attempt)
    {
        var order = new RampStepOrder(runId, step.Id, first, first.AddDays(step.Days - 1), attempt);
        var waitsFor = new Phrase("wait.ramp-step").With("step", step.Name).With("day", order.To);
        var moved = await StageWaits.UntilAsync(context, runId, waitsFor, ReadingsDue.At(order.To, step.ReadingsDueHours));
        // Days for which the run was paused are none of the step's.
        order = order with { To = order.To.AddDays(moved) };
        return (await context.CallActivityAsync<bool>(nameof(JudgeRampStep), order, StorageRetry.Options), order.To.AddDays(1));
    }
}
