using System.Globalization;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.VendorSide;

/// <summary>The mails to contacts of vendors.</summary>
public static class VendorMails
{
    /// <summary>A contact is invited.</summary>
    public static MailOrder Invitation(string runId, InvitedContact contact) =>
        new(runId, MailKinds.VendorInvitation, $"vendor:{contact.VendorId}:{contact.Key}", contact.Invitations) { VendorId = contact.VendorId, RecipientKey = contact.Key };

    /// <summary>A contact gets a fresh link before the one before ends.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="number">How many times since the newest invitation, from 1.</param>
    public static MailOrder FreshLink(string runId, InvitedContact contact, int number) =>
        new(runId, MailKinds.VendorLink, $"vendor:{contact.VendorId}:{contact.Key}:{contact.Invitations.ToString(CultureInfo.InvariantCulture)}", number)
        {
            VendorId = contact.VendorId,
            RecipientKey = contact.Key,
        };

    /// <summary>A contact is reminded on a day of what is due; once a day at most.</summary>
    public static MailOrder Reminder(string runId, InvitedContact contact, DateOnly on) =>
        new(runId, MailKinds.VendorReminder, $"vendor:{contact.VendorId}:{contact.Key}:{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")
        {
            VendorId = contact.VendorId,
            RecipientKey = contact.Key,
            On = on,
        };
}
