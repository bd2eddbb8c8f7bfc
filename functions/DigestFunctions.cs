using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Mail.Digests;

namespace Onboarding.Functions;

/// <summary>Tells project managers each working morning what is open.</summary>
public sealed class DigestFunctions(MorningRound round, ILogger<DigestFunctions> logger)
{
    /// <summary>Looks every quarter of an hour, because there are time zones of half and three quarters.</summary>
    [Function(nameof(SendDigests))]
    public async Task SendDigests([TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        await foreach (var row in round.RunsAsync(cancellation))
        {
            try
            {
                await round.StartAsync(durable, row.RunId, cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // One run's fault must not keep the others from their digests.
                Logs.DigestFailed(logger, row.RunId, fault);
            }
        }
    }
}
