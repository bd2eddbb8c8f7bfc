using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.VendorSide;

/// <summary>Invites a vendor's contact, reminds them of what is due, or renews their link; each mail carries a fresh link. Nobody is written to whose links would open nothing.</summary>
public sealed class VendorMail(string kind, RunStore store, VendorDesk desk, VendorLinks links, LinkUrls urls, TimeProvider time) : IMailKind
{
    // A vendor's contact has no time zone on record; times told to them name the zone.
    private const string ContactTimeZone = "UTC";

    /// <inheritdoc />
    public string Kind => kind;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default) =>
        await FindAsync(order, cancellation) is { Contact: var contact } ? [new Recipient(contact.Name, contact.Email, contact.Language, ContactTimeZone)] : [];

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        if (await FindAsync(order, cancellation) is not { } file) return null;
        var items = await OpenItems.OfAsync(store, file.File, file.Vendor.Id, cancellation);
        IReadOnlyList<VendorItem> due = order.On is { } on ? [.. items.Where(item => item.Status == Lifecycle.ChecklistStatus.Open && item.Due <= on.AddDays(1))] : [];
        if (kind == MailKinds.VendorReminder && due.Count == 0) return null;
        var now = time.GetUtcNow();
        var token = await links.IssueAsync(VendorLink.Of(file.Run.Id, file.Contact, now), cancellation);
        return new VendorMailView(recipient.Language, recipient.Name, file.Run.Company, file.Run.Title)
        {
            Vendor = file.Vendor.Name,
            Link = urls.OfVendor(token).AbsoluteUri,
            Until = InstantText.Of(now + VendorLink.Validity, recipient.TimeZone, recipient.Language),
            Items = [.. due.Select(item => new DueText(item.Template.Name.In(recipient.Language), ValueText.OfDay(item.Due!.Value, recipient.Language)))],
        };
    }

    private async Task<VendorFile?> FindAsync(MailOrder order, CancellationToken cancellation)
    {
        var file = await desk.FindAsync(order.RunId, order.VendorId!, order.RecipientKey!, cancellation);
        if (file is null || !file.Contact.IsInvited || !VendorStanding.TakesPart(file.Run, file.Vendor)) return null;
        // A newer invitation says the same, with a link that counts.
        return kind == MailKinds.VendorInvitation && file.Contact.Invitations != order.Number ? null : file;
    }
}

/// <summary>View of <see cref="VendorMail"/>.</summary>
public sealed record VendorMailView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>The vendor's name.</summary>
    public required string Vendor { get; init; }

    /// <summary>Address of the vendor's pages.</summary>
    public required string Link { get; init; }

    /// <summary>Until when it opens them.</summary>
    public required string Until { get; init; }

    /// <summary>What is due; empty in mails that remind of nothing.</summary>
    public required IReadOnlyList<DueText> Items { get; init; }
}

/// <summary>Something that is due.</summary>
/// <param name="Name">What is to be shown.</param>
/// <param name="Due">By when.</param>
public sealed record DueText(string Name, string Due);
