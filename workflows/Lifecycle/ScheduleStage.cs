using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>What a run waits for until a set time.</summary>
/// <param name="RunId">Run.</param>
/// <param name="WaitsFor">For a person to read; its value <c>day</c> moves with the time.</param>
/// <param name="Until">UTC, as it was planned.</param>
/// <param name="PlannedAt">UTC; when that was planned: pauses since then move it.</param>
public sealed record ScheduleOrder(string RunId, Phrase WaitsFor, DateTimeOffset Until, DateTimeOffset PlannedAt);

/// <summary>When a planned time is by the run's own days.</summary>
/// <param name="At">UTC.</param>
/// <param name="MovedDays">Days by which pauses have moved it.</param>
/// <param name="Pause">Number of the pause for which the run stands still; null while it goes on.</param>
public sealed record RunTime(DateTimeOffset At, int MovedDays = 0, int? Pause = null);

/// <summary>Shows on the head that the run waits for a set time, and says when that is: pauses move it. Run twice, it changes nothing.</summary>
[DurableTask]
public sealed class ScheduleStage(RunStore store, TimeProvider time) : TaskActivity<ScheduleOrder, RunTime>
{
    /// <inheritdoc />
    public override async Task<RunTime> RunAsync(TaskActivityContext context, ScheduleOrder input)
    {
        var planned = new RunTime(input.Until);
        await store.ChangeAsync(input.RunId, async run =>
        {
            var days = PausedDays.Since(input.PlannedAt, await store.ListAsync<RunPause>(run.Id, "pause"));
            planned = new RunTime(input.Until.AddDays(days), days, run.Pause?.Number);
            return IsShown(run, planned) ? null : Shown(run, PausedDays.Moved(input.WaitsFor, days), planned.At);
        });
        return planned;
    }

    private bool IsShown(Run run, RunTime planned) =>
        run.IsEnded || run.Pause is not null || planned.At <= time.GetUtcNow() || (run.StageState == StageState.Scheduled && run.WaitsUntil == planned.At);

    private static RunChange Shown(Run run, Phrase waitsFor, DateTimeOffset until) =>
        new(run with { StageState = StageState.Scheduled, WaitsFor = waitsFor, WaitsUntil = until });
}
