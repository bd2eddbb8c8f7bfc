using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>A vendor and who of it was invited.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Contacts">Everybody who was ever invited, by name.</param>
/// <param name="Mails">The mails to them.</param>
internal sealed record VendorContactList(Vendor Vendor, IReadOnlyList<InvitedContact> Contacts, IReadOnlyList<OutboxMail> Mails)
{
    /// <summary>True when the newest mail to a contact did not reach them.</summary>
    public bool IsUnreached(InvitedContact contact) =>
        Mails.Where(mail => mail.Order?.RecipientKey == contact.Key).MaxBy(mail => mail.QueuedAt)?.DidNotArrive() == true;
}

/// <summary>Reads who of a vendor was invited.</summary>
public sealed class VendorContacts(RunStore store)
{
    /// <summary>The vendor's contacts.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="ApiProblemException">The run has no such vendor.</exception>
    internal async Task<VendorContactList> OfAsync(string runId, string vendorId, CancellationToken cancellation)
    {
        if (!RunIds.IsWellFormed(runId)) throw new RunNotFoundException(runId);
        await store.GetAsync(runId, cancellation);
        var vendor = RunIds.IsWellFormed(vendorId) ? await store.FindAsync<Vendor>(runId, RowKeys.Vendor(vendorId), cancellation) : null;
        if (vendor is null) throw ApiProblems.NotFound(new Phrase("problem.not-found.vendor").With("vendor", vendorId));
        var contacts = await store.ListAsync<InvitedContact>(runId, RowKeys.InvitedContact(vendorId, "")[..^1], cancellation);
        var mails = await store.ListAsync<OutboxMail>(runId, RowKeys.Mail($"vendor:{vendorId}"), cancellation);
        return new VendorContactList(vendor, [.. contacts.OrderBy(contact => contact.Name, StringComparer.Ordinal)], mails);
    }
}
