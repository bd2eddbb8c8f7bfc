using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.VendorSide;

/// <summary>Invites contacts of vendors to the vendor's pages, and takes invitations back. Afterwards dispatch the run's signals.</summary>
public sealed class InviteContact(RunStore store, TimeProvider time)
{
    /// <summary>Invites somebody; somebody who is invited already under the same name and language is left alone.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="vendorId">Vendor.</param>
    /// <param name="input">Whom.</param>
    /// <param name="by">Who invites.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="InvalidInputException">There is no such vendor.</exception>
    /// <exception cref="WrongStageException">The vendor has no part in the run any more.</exception>
    public async Task<InvitedContact> InviteAsync(string runId, string vendorId, ContactInput input, string by, CancellationToken cancellation = default)
    {
        var key = PersonKeys.Of(input.Email);
        return (await ChangeAsync(runId, vendorId, key, former =>
            former is { IsInvited: true } && (former.Name, former.Language) == (input.Name, input.Language) ? null : new InvitedContact
            {
                VendorId = vendorId,
                Key = key,
                Name = input.Name,
                Email = input.Email.Trim(),
                Language = input.Language,
                InvitedBy = by,
                InvitedAt = time.GetUtcNow(),
                Invitations = (former?.Invitations ?? 0) + 1,
            }, cancellation))!;
    }

    /// <summary>Invites a known contact once more: the links sent before open nothing from now on. Null when there is no such contact.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="vendorId">Vendor.</param>
    /// <param name="key">Contact.</param>
    /// <param name="seen">How many times they were invited when it was asked for; where that is not so any more, nothing happens. Null: whatever it is.</param>
    /// <param name="by">Who invites.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The vendor has no part in the run any more.</exception>
    public Task<InvitedContact?> AgainAsync(
        string runId, string vendorId, string key, int? seen, string by, CancellationToken cancellation = default) => ChangeAsync(
        runId, vendorId, key, former => former is null || (seen ?? former.Invitations) != former.Invitations ? null : former with
        {
            InvitedBy = by,
            InvitedAt = time.GetUtcNow(),
            Invitations = former.Invitations + 1,
            RevokedAt = null,
        }, cancellation);

    /// <summary>Takes an invitation back: none of the contact's links opens anything any more. Doing it again changes nothing. Null when there is no such contact.</summary>
    public async Task<InvitedContact?> RevokeAsync(string runId, string vendorId, string key, CancellationToken cancellation = default)
    {
        InvitedContact? contact = null;
        await store.ChangeAsync(runId, async run =>
        {
            contact = await store.FindAsync<InvitedContact>(run.Id, RowKeys.InvitedContact(vendorId, key), cancellation);
            if (contact is not { IsInvited: true }) return null;
            contact = contact with { RevokedAt = time.GetUtcNow() };
            return ChangeOf(run, contact, "revoked", await NameOfAsync(run, vendorId, cancellation));
        }, cancellation);
        return contact;
    }

    private async Task<InvitedContact?> ChangeAsync(
        string runId, string vendorId, string key, Func<InvitedContact?, InvitedContact?> change, CancellationToken cancellation)
    {
        InvitedContact? contact = null;
        await store.ChangeAsync(runId, async run =>
        {
            var vendor = await store.FindAsync<Vendor>(run.Id, RowKeys.Vendor(vendorId), cancellation)
                ?? throw new InvalidInputException([new("vendorId", new Phrase("error.unknown-vendor").With("id", vendorId))]);
            StageGuard.RequireGoingOn(run);
            if (!VendorStanding.TakesPart(run, vendor)) throw new WrongStageException(run, new Phrase("error.vendor-left").With("vendor", vendor.Name));
            var former = await store.FindAsync<InvitedContact>(run.Id, RowKeys.InvitedContact(vendorId, key), cancellation);
            contact = former;
            if (change(former) is not { } changed) return null;
            contact = changed;
            return ChangeOf(run, changed, "invited", vendor.Name) with { Signals = [Signal.ToSend(VendorMails.Invitation(run.Id, changed))] };
        }, cancellation);
        return contact;
    }

    private async Task<string> NameOfAsync(Run run, string vendorId, CancellationToken cancellation) =>
        (await store.FindAsync<Vendor>(run.Id, RowKeys.Vendor(vendorId), cancellation))?.Name ?? vendorId;

    // The address is on the row; the audit cannot be corrected and names the person only.
    private static RunChange ChangeOf(Run run, InvitedContact contact, string what, string vendor) => new(run)
    {
        Put = new Dictionary<string, object> { [RowKeys.InvitedContact(contact.VendorId, contact.Key)] = contact },
        Audit = [AuditEntry.ByProjectManager($"vendor-contact.{what}", new Phrase($"audit.vendor-contact.{what}").With("name", contact.Name).With("vendor", vendor))],
    };
}
