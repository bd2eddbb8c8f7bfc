using System.Globalization;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Gates;

/// <summary>The mails of a gate round.</summary>
public static class GateMails
{
    /// <summary>Everybody asked gets a link.</summary>
    public static MailOrder Request(GateOrder order) => Of(order, MailKinds.ApprovalRequest, 1);

    /// <summary>Somebody who came to the round while it was open gets a link.</summary>
    /// <param name="order">Which round.</param>
    /// <param name="key">Their key.</param>
    /// <param name="number">How many times they are asked by such a request, from 1.</param>
    public static MailOrder RequestTo(GateOrder order, string key, int number = 1) => To(order, MailKinds.ApprovalRequest, key, key, number);

    /// <summary>An approver is told that somebody else is asked in their place, or beside them.</summary>
    /// <param name="order">Which round.</param>
    /// <param name="actorKey">Who is asked now.</param>
    /// <param name="formerKey">Who is told.</param>
    /// <param name="number">How many times the former is told so of that actor, from 1.</param>
    public static MailOrder PassedOn(GateOrder order, string actorKey, string formerKey, int number = 1) =>
        To(order, MailKinds.ApprovalPassedOn, $"{actorKey}:{formerKey}", formerKey, number) with { ActorKey = actorKey };

    /// <summary>Those who are silent and whose own reminder falls on <paramref name="at"/> get another link.</summary>
    public static MailOrder Reminder(GateOrder order, int number, DateTimeOffset at) => Of(order, MailKinds.ApprovalReminder, number) with { At = at };

    /// <summary>The project manager, and those whose answer is not needed any more, are told how it ended.</summary>
    public static MailOrder Decided(GateOrder order) => Of(order, MailKinds.GateDecided, 1);

    /// <summary>The approver who asked for one gets a one-time code.</summary>
    public static MailOrder Code(GateOrder order, string approverKey, int number) => To(order, MailKinds.ApprovalCode, approverKey, approverKey, number);

    // About the people too, so that each of them has a message of their own within the round.
    private static MailOrder To(GateOrder order, string kind, string about, string recipientKey, int number)
    {
        var mail = Of(order, kind, number);
        return mail with { About = $"{mail.About}:{about}", RecipientKey = recipientKey };
    }

    private static MailOrder Of(GateOrder order, string kind, int number) =>
        new(order.RunId, kind, $"{order.GateId}:{order.Round.ToString(CultureInfo.InvariantCulture)}", number) { GateId = order.GateId, Round = order.Round };
}
