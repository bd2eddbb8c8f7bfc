using MimeKit;

namespace Onboarding.Workflows.Mail;

/// <summary>Addresses that can carry nothing but an address.</summary>
internal static class Addresses
{
    /// <summary>The sender's mailbox.</summary>
    /// <exception cref="InvalidDataException">The setting is no address.</exception>
    public static MailboxAddress SenderOf(MailSettings settings) =>
        MailboxAddress.TryParse(settings.From, out var sender)
            ? sender
            : throw new InvalidDataException($"Mail:From is '{settings.From}'; it must be an address such as 'Onboarding <onboarding@example.com>'.");

    /// <summary>The recipient's mailbox.</summary>
    /// <exception cref="MailRefusedException">The address is none.</exception>
    public static MailboxAddress Of(Recipient recipient)
    {
        var plain = recipient.Email.Trim();
        if (plain.Any(char.IsControl) || !plain.Contains('@', StringComparison.Ordinal) || !MailboxAddress.TryParse(plain, out var parsed) || parsed.Address != plain)
            throw new MailRefusedException($"'{LetterWriter.OneLine(plain)}' is not an e-mail address.");
        return new MailboxAddress(LetterWriter.OneLine(recipient.Name), plain);
    }
}
