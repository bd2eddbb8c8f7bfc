using Azure.Data.Tables;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>Puts a run at a stage that it would reach after months.</summary>
internal static class MovedRun
{
    /// <param name="app">App.</param>
    /// <param name="run">Run; its orchestration is left where it is.</param>
    /// <param name="stage">Stage.</param>
    /// <param name="status">Status.</param>
    /// <param name="waitsFor">What it says to wait for.</param>
    public static async Task PutAtAsync(FilledApp app, PlayedRun run, string stage, RunStatus status, Phrase waitsFor)
    {
        var tables = new TableServiceClient(app.Stack.Storage);
        var now = await app.NowAsync();
        var until = now.AddDays(21);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await new RunStore(tables, new RunIndex(tables), new StoppedTime(now)).ChangeAsync(run.Id, head => Task.FromResult<RunChange?>(new RunChange(head with
        {
            Stage = stage,
            Status = status,
            StageState = stage == StageIds.Exit ? StageState.Preparing : StageState.Scheduled,
            WaitsFor = waitsFor.With("day", today.AddDays(21)),
            WaitsUntil = stage == StageIds.Exit ? null : until,
        })
        {
            Put = new Dictionary<string, object>
            {
                [RowKeys.PilotPlan] = new PilotPlan { Segment = "Orders of customers in Great Britain", StartsOn = today.AddDays(-100), LengthDays = 90, Staffing = [] },
            },
        }));
    }

    private sealed class StoppedTime(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
