using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>What a run waits for until a set time.</summary>
/// <param name="RunId">Run.</param>
/// <param name="WaitsFor">For a person to read.</param>
/// <param name="Until">UTC.</param>
public sealed record ScheduleOrder(string RunId, Phrase WaitsFor, DateTimeOffset Until);

/// <summary>Shows on the head that the run waits for a set time. Run twice, it changes nothing.</summary>
[DurableTask]
public sealed class ScheduleStage(RunStore store) : TaskActivity<ScheduleOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, ScheduleOrder input)
    {
        await store.ChangeAsync(input.RunId, run => Task.FromResult(
            run.IsEnded || run.StageState == StageState.Scheduled && run.WaitsUntil == input.Until
                ? null
                : new RunChange(run with { StageState = StageState.Scheduled, WaitsFor = input.WaitsFor, WaitsUntil = input.Until })));
        return true;
    }
}
