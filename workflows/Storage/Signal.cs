using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Storage;

/// <summary>
/// An event still to be raised to an orchestration, stored in the same transaction as the change it tells of.
/// Raised at once afterwards, and again by the reconciler if a crash came between; the receiver ignores repeats.
/// Row <c>signal:{instance}:{event}:{id}</c>.
/// </summary>
/// <param name="InstanceId">Orchestration instance that receives it.</param>
/// <param name="EventName">Name it waits for.</param>
/// <param name="DedupeId">What makes it the same event when it arrives twice.</param>
public sealed record Signal(string InstanceId, string EventName, string DedupeId)
{
    private const string Send = "Send";

    /// <summary>A mail to be sent: its own orchestration is started, once, in place of an event; null for events.</summary>
    public MailOrder? Mail { get; init; }

    /// <summary>A signal that sends a mail.</summary>
    public static Signal ToSend(MailOrder order) => new(order.InstanceId, Send, order.Kind) { Mail = order };
}
