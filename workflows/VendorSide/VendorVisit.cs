using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Workflows.VendorSide;

/// <summary>A run as one contact of one of its vendors comes to it.</summary>
/// <param name="File">The run with its playbook and request.</param>
/// <param name="Vendor">The vendor.</param>
/// <param name="Contact">The contact.</param>
public sealed record VendorFile(RunFile File, Vendor Vendor, InvitedContact Contact)
{
    /// <summary>The run.</summary>
    public Run Run => File.Run;

    /// <summary>Who it is, for people of the run to read.</summary>
    public string Who => $"{Contact.Name} ({Vendor.Name})";
}

/// <summary>What a token that came in leads to.</summary>
/// <param name="State"><see cref="LinkState.Live"/> while it opens the vendor's pages; otherwise why not.</param>
/// <param name="Link">The link; null when the token is not one of ours.</param>
/// <param name="File">The run and whose link it is; null when there is none of them any more.</param>
public sealed record VendorVisit(LinkState State, VendorLink? Link = null, VendorFile? File = null)
{
    /// <summary>What whoever has the link is shown; null when it opens nothing.</summary>
    public VendorFile? Shown => State == LinkState.Live ? File : null;

    /// <summary>What a link leads to. Pure.</summary>
    /// <param name="link">The link; null for a token that is not one of ours.</param>
    /// <param name="file">What it leads to as it is now; null when run, vendor or contact is gone.</param>
    /// <param name="now">UTC.</param>
    public static VendorVisit Of(VendorLink? link, VendorFile? file, DateTimeOffset now) =>
        link is null ? new VendorVisit(LinkState.Wrong) : new VendorVisit(StateOf(link, file, now), link, file);

    private static LinkState StateOf(VendorLink link, VendorFile? file, DateTimeOffset now)
    {
        if (link.ExpiresAt <= now) return LinkState.Expired;
        if (file is null || !file.Contact.IsInvited || file.Contact.Invitations != link.Invitation) return LinkState.Revoked;
        return VendorStanding.TakesPart(file.Run, file.Vendor) ? LinkState.Live : LinkState.Revoked;
    }
}
