using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Starts orchestrations whose id says what they do, so that whoever comes second finds them.</summary>
internal static class StartingOnce
{
    /// <summary>Starts an orchestration of a run, in the run's trace, unless it was started before, whatever became of it. True when it was missing.</summary>
    public static async Task<bool> StartOnceAsync(
        this DurableTaskClient client, string orchestrator, object input, string instanceId, Run run, CancellationToken cancellation)
    {
        return await client.GetInstanceAsync(instanceId, cancellation) is null && await client.StartAsync(orchestrator, input, instanceId, run, cancellation);
    }

    /// <summary>Starts an orchestration of a run, in the run's trace, that is not running, be it missing or ended. False when somebody else was faster.</summary>
    public static async Task<bool> StartAsync(
        this DurableTaskClient client, string orchestrator, object input, string instanceId, Run run, CancellationToken cancellation)
    {
        using var span = RunTrace.Continue(run, "start");
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId), cancellation);
            return true;
        }
        catch (InvalidOperationException)
        {
            // Somebody else was faster by a moment.
            return false;
        }
    }
}
