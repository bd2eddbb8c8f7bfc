using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions;

/// <summary>Reminds vendors' contacts of what is due.</summary>
public sealed class VendorReminderFunctions(VendorRound round, ILogger<VendorReminderFunctions> logger)
{
    /// <summary>Looks every hour; each contact is reminded once a day at most.</summary>
    [Function(nameof(RemindVendors))]
    public async Task RemindVendors([TimerTrigger("0 40 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        await foreach (var row in round.RunsAsync(cancellation))
        {
            try
            {
                await round.StartAsync(durable, row.RunId, cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // One run's fault must not keep the others from their reminders.
                Logs.VendorReminderFailed(logger, row.RunId, fault);
            }
        }
    }
}
