using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Starts orchestrations whose id says what they do, so that whoever comes second finds them.</summary>
internal static class StartingOnce
{
    /// <summary>Starts an orchestration unless it was started before, whatever became of it. True when it was missing.</summary>
    public static async Task<bool> StartOnceAsync(
        this DurableTaskClient client, string orchestrator, object input, string instanceId, CancellationToken cancellation)
    {
        return await client.GetInstanceAsync(instanceId, cancellation) is null && await client.StartAsync(orchestrator, input, instanceId, cancellation);
    }

    /// <summary>Starts an orchestration that is not running, be it missing or ended. False when somebody else was faster.</summary>
    public static async Task<bool> StartAsync(
        this DurableTaskClient client, string orchestrator, object input, string instanceId, CancellationToken cancellation)
    {
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
