using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.History;

namespace Onboarding.Functions;

/// <summary>Keeps the engine's tables from growing for ever.</summary>
public sealed class HistoryFunctions(PurgeHistory history, ILogger<HistoryFunctions> logger)
{
    /// <summary>Purges the orchestrations of runs that ended long ago; at night, when nobody waits.</summary>
    [Function(nameof(PurgeHistories))]
    public async Task PurgeHistories([TimerTrigger("0 40 2 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var purged = await history.PassAsync(durable, cancellation);
        if (purged > 0) Logs.HistoryPurged(logger, purged);
    }
}
