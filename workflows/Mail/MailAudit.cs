using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail;

/// <summary>What the audit says of a message that came to a new state. Pure.</summary>
internal static class MailAudit
{
    /// <summary>At most one entry: that an attempt began, or that nobody needs the message any more, is no news.</summary>
    public static IEnumerable<AuditEntry> Of(OutboxMail mail)
    {
        var what = new Phrase("").With("kind", PhraseValue.Word($"mail-kind.{mail.Kind}")).With("to", mail.To);
        var failed = what.With("reason", mail.LastFailure ?? "");
        return mail.State switch
        {
            MailState.Sent => [AuditEntry.BySystem("mail.sent", what with { Key = "audit.mail.sent" })],
            MailState.Delayed => [AuditEntry.BySystem("mail.delayed", failed with { Key = "audit.mail.delayed" })],
            MailState.Failed => [AuditEntry.BySystem("mail.failed", failed with { Key = "audit.mail.failed" })],
            MailState.Bounced => [AuditEntry.BySystem("mail.bounced", failed with { Key = "audit.mail.bounced" })],
            MailState.Dropped => [AuditEntry.BySystem("mail.dropped", failed with { Key = "audit.mail.dropped" })],
            _ => [],
        };
    }
}
