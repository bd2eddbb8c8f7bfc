using System.Globalization;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Gates;

/// <summary>The mails of a gate round.</summary>
public static class GateMails
{
    /// <summary>Everybody asked gets a link.</summary>
    public static MailOrder Request(GateOrder order) => Of(order, MailKinds.ApprovalRequest, 1);

    /// <summary>One person gets a link who was not asked when the round opened: it became their turn, or they were added.</summary>
    public static MailOrder RequestTo(GateOrder order, string approverKey) => ToOne(Request(order), approverKey);

    /// <summary>Those who are silent and whose own reminder falls on <paramref name="at"/> get another link.</summary>
    public static MailOrder Reminder(GateOrder order, int number, DateTimeOffset at) => Of(order, MailKinds.ApprovalReminder, number) with { At = at };

    /// <summary>The project manager, and those whose answer is not needed any more, are told how it ended.</summary>
    public static MailOrder Decided(GateOrder order) => Of(order, MailKinds.GateDecided, 1);

    /// <summary>The approver who asked for one gets a one-time code.</summary>
    public static MailOrder Code(GateOrder order, string approverKey, int number) => ToOne(Of(order, MailKinds.ApprovalCode, number), approverKey);

    private static MailOrder ToOne(MailOrder order, string approverKey) =>
        order with { About = $"{order.About}:{approverKey}", ApproverKey = approverKey };

    private static MailOrder Of(GateOrder order, string kind, int number) =>
        new(order.RunId, kind, $"{order.GateId}:{order.Round.ToString(CultureInfo.InvariantCulture)}", number) { GateId = order.GateId, Round = order.Round };
}
