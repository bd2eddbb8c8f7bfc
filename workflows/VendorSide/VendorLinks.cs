using Azure.Data.Tables;
using Onboarding.Workflows.Gates;

namespace Onboarding.Workflows.VendorSide;

/// <summary>The links in mails to vendors' contacts, by the hash of their token. Whether a link still opens anything is the run's state, see <see cref="VendorVisit"/>.</summary>
public sealed class VendorLinks(TableServiceClient tables)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "OnboardingVendorLinks";

    private readonly LinkTable _links = new(tables, TableName);

    /// <summary>Stores a fresh link and returns its token, which is stored nowhere.</summary>
    public Task<string> IssueAsync(VendorLink link, CancellationToken cancellation = default) => _links.IssueAsync(new Dictionary<string, object?>
    {
        ["RunId"] = link.RunId,
        ["VendorId"] = link.VendorId,
        ["ContactKey"] = link.ContactKey,
        ["Invitation"] = link.Invitation,
        ["ExpiresAt"] = link.ExpiresAt,
    }, cancellation);

    /// <summary>Where a token leads; null when it is not one of ours.</summary>
    public async Task<VendorLink?> FindAsync(string? token, CancellationToken cancellation = default)
    {
        if (await _links.FindAsync(token, cancellation) is not { } row) return null;
        return new VendorLink(
            row.GetString("RunId"), row.GetString("VendorId"), row.GetString("ContactKey"), row.GetInt32("Invitation")!.Value, row.GetDateTimeOffset("ExpiresAt")!.Value);
    }
}

/// <summary>Whose pages a link leads to.</summary>
/// <param name="RunId">Run.</param>
/// <param name="VendorId">Vendor.</param>
/// <param name="ContactKey">Contact, see <see cref="InvitedContact.Key"/>.</param>
/// <param name="Invitation">Which invitation it belongs to, see <see cref="InvitedContact.Invitations"/>.</param>
/// <param name="ExpiresAt">UTC instant from which it opens nothing.</param>
public sealed record VendorLink(string RunId, string VendorId, string ContactKey, int Invitation, DateTimeOffset ExpiresAt)
{
    // Before a link ends the next one must have come, whatever holds a mail up.
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(10);

    /// <summary>How long a link opens the vendor's pages. Each reminder brings a fresh one, and so does each renewal, see <see cref="RenewalsBy"/>.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(90);

    /// <summary>How many times the links of an invitation had to be renewed by an instant, so that there always is one that has not ended. Pure.</summary>
    /// <param name="invitedAt">UTC of the invitation, see <see cref="InvitedContact.InvitedAt"/>.</param>
    /// <param name="now">UTC.</param>
    public static int RenewalsBy(DateTimeOffset invitedAt, DateTimeOffset now) => now <= invitedAt ? 0 : (int)((now - invitedAt) / (Validity - Overlap));

    /// <summary>A fresh link of a contact.</summary>
    public static VendorLink Of(string runId, InvitedContact contact, DateTimeOffset now) =>
        new(runId, contact.VendorId, contact.Key, contact.Invitations, now + Validity);
}
