using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.VendorSide;

/// <summary>Reminds vendors' contacts of what is due. Looked at often: a reminder has its day in its id, so it is started once whoever looks.</summary>
public sealed class VendorRound(RunIndex index, RunStore store, TimeProvider time)
{
    /// <summary>Every run that may have something to remind of.</summary>
    public IAsyncEnumerable<IndexRow> RunsAsync(CancellationToken cancellation) => index.AtAsync(OpenItems.Stages, cancellation);

    /// <summary>Starts a run's reminders that are due, unless it is paused; returns how many.</summary>
    public async Task<int> StartAsync(DurableTaskClient client, string runId, CancellationToken cancellation)
    {
        if (await store.FindAsync(runId, cancellation) is not { IsEnded: false, Pause: null, Vendor: { } vendorId } run || !OpenItems.Stages.Contains(run.Stage)) return 0;
        var today = time.Today();
        var items = await OpenItems.OfAsync(store, await RunFile.ReadAsync(store, run, cancellation), vendorId, cancellation);
        if (OpenItems.ToRemind(items, today).Count == 0) return 0;
        var started = 0;
        foreach (var contact in await store.ListAsync<InvitedContact>(runId, RowKeys.InvitedContact(vendorId, "")[..^1], cancellation))
        {
            if (!contact.IsInvited) continue;
            var order = VendorMails.Reminder(runId, contact, today);
            if (await client.StartOnceAsync(nameof(MailOrchestrator), order, order.InstanceId, run, cancellation)) started++;
        }

        return started;
    }
}
