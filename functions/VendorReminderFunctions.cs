using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions;

/// <summary>Reminds vendors' contacts of what is due, and renews their links.</summary>
public sealed class VendorReminderFunctions(VendorRound reminders, RenewalRound renewals, ILogger<VendorReminderFunctions> logger)
{
    /// <summary>Looks every hour; each contact is reminded once a day at most.</summary>
    [Function(nameof(RemindVendors))]
    public Task RemindVendors([TimerTrigger("0 40 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        EachAsync(reminders.RunsAsync(cancellation), runId => reminders.StartAsync(durable, runId, cancellation), cancellation);

    /// <summary>Looks every four hours: links have days left when they are renewed, and an app that runs by day only is met too.</summary>
    [Function(nameof(RenewVendorLinks))]
    public Task RenewVendorLinks([TimerTrigger("0 50 */4 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        EachAsync(renewals.RunsAsync(cancellation), runId => renewals.StartAsync(durable, runId, cancellation), cancellation);

    private async Task EachAsync(IAsyncEnumerable<IndexRow> runs, Func<string, Task> start, CancellationToken cancellation)
    {
        await foreach (var row in runs)
        {
            try
            {
                await start(row.RunId);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // One run's fault must not keep the others from their mails.
                Logs.VendorReminderFailed(logger, row.RunId, fault);
            }
        }
    }
}
