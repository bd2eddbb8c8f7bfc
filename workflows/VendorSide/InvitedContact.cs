namespace Onboarding.Workflows.VendorSide;

/// <summary>Somebody of a vendor who was invited to hand in on the vendor's pages. Row <c>vendor-contact:{vendor}:{key}</c>.</summary>
public sealed record InvitedContact
{
    /// <summary>Vendor id.</summary>
    public required string VendorId { get; init; }

    /// <summary>Key of the address, see <see cref="Mail.PersonKeys"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Language of mails and pages, <c>en</c> or <c>zh-CN</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Who invited.</summary>
    public required string InvitedBy { get; init; }

    /// <summary>UTC of the newest invitation.</summary>
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>How many times they were invited, from 1. Only links of the newest invitation and of the reminders after it open anything.</summary>
    public required int Invitations { get; init; }

    /// <summary>UTC at which the invitation was taken back; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>True while the contact's links open the vendor's pages, as far as the contact goes.</summary>
    public bool IsInvited => RevokedAt is null;
}

/// <summary>Somebody of a vendor as the project manager invites them.</summary>
public sealed record ContactInput
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Language of mails and pages.</summary>
    public required string Language { get; init; }
}
