using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Waits for set times, shown on the run's head. While the run is paused nothing comes to its time, and the days of a pause do not count.</summary>
internal static class StageWaits
{
    /// <summary>Waits until an instant; goes on at once when it is past. Returns the days by which pauses have moved it.</summary>
    /// <param name="context">The stage's context.</param>
    /// <param name="runId">Run.</param>
    /// <param name="waitsFor">What the run waits for.</param>
    /// <param name="until">UTC, as it was planned.</param>
    /// <param name="plannedAt">UTC; when that was planned; null: now.</param>
    public static async Task<int> UntilAsync(
        TaskOrchestrationContext context, string runId, Phrase waitsFor, DateTimeOffset until, DateTimeOffset? plannedAt = null)
    {
        if (plannedAt is null && until.UtcDateTime <= context.CurrentUtcDateTime) return 0;
        var order = new ScheduleOrder(runId, waitsFor, until, plannedAt ?? Now(context));
        while (true)
        {
            var planned = await context.CallActivityAsync<RunTime>(nameof(ScheduleStage), order, StorageRetry.Options);
            if (planned.Pause is { } pause) await context.WaitForExternalEvent<string>(RunPause.Resumed(pause), CancellationToken.None);
            else if (planned.At.UtcDateTime > context.CurrentUtcDateTime) await context.CreateTimer(planned.At.UtcDateTime, CancellationToken.None);
            else return planned.MovedDays;
        }
    }

    /// <summary>The orchestration's own time.</summary>
    public static DateTimeOffset Now(TaskOrchestrationContext context) => new(context.CurrentUtcDateTime, TimeSpan.Zero);
}
