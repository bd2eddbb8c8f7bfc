using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail.Delivery;

/// <summary>What an event of the provider changes. Pure.</summary>
public static class DeliveryChange
{
    // A reason is another system's text: enough of it to understand, not all of it.
    private const int LongestReason = 500;

    /// <summary>The change; null for an event that was taken before.</summary>
    /// <param name="run">Head of the run.</param>
    /// <param name="mail">The message's row.</param>
    /// <param name="told">What the provider tells.</param>
    /// <param name="isInUse">True while somebody of the run has the address that the message went to.</param>
    public static RunChange? Of(Run run, OutboxMail mail, DeliveryEvent told, bool isInUse)
    {
        if (mail.Events.Contains(told.Id)) return null;
        var after = After(mail, told) with { Events = [.. mail.Events, told.Id] };
        var isNews = after.State != mail.State;
        return new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Mail(mail.Key)] = after },
            Audit = isNews ? [.. MailAudit.Of(after)] : [],
            Signals = isNews && CameBack(after) && isInUse && !run.IsEnded
                ? [Signal.ToSend(MailOrder.AddressNeeded(run.Id, PersonKeys.Of(mail.To)))]
                : [],
        };
    }

    /// <summary>True for a message that the recipient did not get although the provider had it.</summary>
    public static bool CameBack(OutboxMail mail) => mail.State is MailState.Bounced or MailState.Dropped;

    private static OutboxMail After(OutboxMail mail, DeliveryEvent told)
    {
        if (told.Kind == DeliveryKind.Delivered) return Delivered(mail, told.At);
        // Once back stays back: a server may take a letter first and return it later, and events come in any order.
        if (CameBack(mail)) return mail;
        var reason = LetterWriter.OneLine(told.Reason);
        return mail with
        {
            State = told.Kind == DeliveryKind.Bounced ? MailState.Bounced : MailState.Dropped,
            SentAt = mail.SentAt ?? told.At,
            LastFailure = reason.Length <= LongestReason ? reason : reason[..LongestReason],
        };
    }

    // What was delivered was sent, also where a crash kept us from recording it: it is not sent again.
    private static OutboxMail Delivered(OutboxMail mail, DateTimeOffset at) => mail with
    {
        State = mail.State is MailState.Queued or MailState.Delayed ? MailState.Sent : mail.State,
        SentAt = mail.SentAt ?? at,
        DeliveredAt = mail.DeliveredAt ?? at,
    };
}
