namespace Onboarding.Workflows.Mail.Delivery;

/// <summary>What a provider tells of a letter after it took it.</summary>
/// <param name="Id">The provider's id of the event; the same event told again has the same.</param>
/// <param name="RunId">Run of the letter.</param>
/// <param name="Key">Key of the message within the run.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Reason">What the recipient's server or the provider said; empty when nothing.</param>
/// <param name="At">UTC.</param>
public sealed record DeliveryEvent(string Id, string RunId, string Key, DeliveryKind Kind, string Reason, DateTimeOffset At);

/// <summary>What happened to a letter.</summary>
public enum DeliveryKind
{
    /// <summary>The recipient's server took it.</summary>
    Delivered,

    /// <summary>The recipient's server sent it back.</summary>
    Bounced,

    /// <summary>The provider did not try.</summary>
    Dropped,
}
