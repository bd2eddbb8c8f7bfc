using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Waits for set times, shown on the run's head.</summary>
internal static class StageWaits
{
    /// <summary>Waits until a UTC instant; goes on at once when it is past.</summary>
    public static async Task UntilAsync(TaskOrchestrationContext context, string runId, Phrase waitsFor, DateTimeOffset until)
    {
        if (until.UtcDateTime <= context.CurrentUtcDateTime) return;
        await context.CallActivityAsync<bool>(nameof(ScheduleStage), new ScheduleOrder(runId, waitsFor, until), StorageRetry.Options);
        await context.CreateTimer(until.UtcDateTime, CancellationToken.None);
    }
}
