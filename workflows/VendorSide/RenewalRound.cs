using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.VendorSide;

/// <summary>
/// Sends vendors' contacts a fresh link before theirs ends, so that a run that takes longer than one link loses no day's hand-in. Looked at
/// often: a renewal has its number in its id, so it is started once whoever looks.
/// </summary>
public sealed class RenewalRound(RunIndex index, RunStore store, TimeProvider time)
{
    // Where vendors hand something in.
    private static readonly string[] Stages =
        [StageIds.Shortlist, StageIds.Contract, StageIds.Integration, StageIds.Training, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations];

    /// <summary>Every run that may have somebody to send one to.</summary>
    public IAsyncEnumerable<IndexRow> RunsAsync(CancellationToken cancellation) => index.AtAsync(Stages, cancellation);

    /// <summary>Starts a run's renewals that are due, unless it is paused; returns how many. A run without such a contact costs one look at its contacts.</summary>
    public async Task<int> StartAsync(DurableTaskClient client, string runId, CancellationToken cancellation)
    {
        var contacts = await store.ListAsync<InvitedContact>(runId, "vendor-contact", cancellation);
        var due = contacts.Where(contact => contact.IsInvited && RenewalsOf(contact) > 0).ToList();
        if (due.Count == 0 || await store.FindAsync(runId, cancellation) is not { IsEnded: false, Pause: null } run || !Stages.Contains(run.Stage)) return 0;
        var started = 0;
        foreach (var contact in due)
        {
            if (await store.FindAsync<Vendor>(runId, RowKeys.Vendor(contact.VendorId), cancellation) is not { } vendor || !VendorStanding.TakesPart(run, vendor)) continue;
            var order = VendorMails.FreshLink(runId, contact, RenewalsOf(contact));
            if (await client.StartOnceAsync(nameof(MailOrchestrator), order, order.InstanceId, run, cancellation)) started++;
        }

        return started;
    }

    private int RenewalsOf(InvitedContact contact) => VendorLink.RenewalsBy(contact.InvitedAt, time.GetUtcNow());
}
