using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.VendorSide;

/// <summary>Reads what vendors' contacts come to. Changes nothing but, once for each dead link, the note that it was used.</summary>
public sealed class VendorDesk(RunStore store, VendorLinks links, LinkNotes notes, TimeProvider time)
{
    /// <summary>What a token leads to now.</summary>
    public async Task<VendorVisit> VisitAsync(string? token, CancellationToken cancellation = default)
    {
        var link = await links.FindAsync(token, cancellation);
        return VendorVisit.Of(link, link is null ? null : await FindAsync(link.RunId, link.VendorId, link.ContactKey, cancellation), time.GetUtcNow());
    }

    /// <summary>A contact's run; null when there is no such run, vendor or contact.</summary>
    public async Task<VendorFile?> FindAsync(string runId, string vendorId, string contactKey, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(runId, cancellation) is not { } run) return null;
        if (await store.FindAsync<Vendor>(runId, RowKeys.Vendor(vendorId), cancellation) is not { } vendor) return null;
        if (await store.FindAsync<InvitedContact>(runId, RowKeys.InvitedContact(vendorId, contactKey), cancellation) is not { } contact) return null;
        return new VendorFile(await RunFile.ReadAsync(store, run, cancellation), vendor, contact);
    }

    /// <summary>Notes in the run's audit, once, that a dead link was used.</summary>
    public async Task NoteAsync(string token, VendorVisit visit, CancellationToken cancellation = default)
    {
        if (visit.File is not { } file || LinkNotes.WordOf(visit.State) is not { } state) return;
        var what = new Phrase($"audit.vendor-link.{state}").With("name", file.Contact.Name).With("vendor", file.Vendor.Name);
        await notes.NoteAsync(file.Run.Id, token, state, AuditEntry.BySystem($"vendor-link.{state}", what), cancellation);
    }
}
