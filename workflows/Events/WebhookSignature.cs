using System.Globalization;
using StandardWebhooks;

namespace Onboarding.Workflows.Events;

/// <summary>The headers of Standard Webhooks, by which a receiver knows who sent an event, when, and that it is whole.</summary>
public static class WebhookSignature
{
    /// <summary>Id of the event.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Seconds since 1970 at which this attempt was made.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>One <c>v1,</c> signature for each secret, divided by blanks.</summary>
    public const string SignatureHeader = "webhook-signature";

    /// <summary>The headers of an attempt.</summary>
    /// <param name="message">What is posted.</param>
    /// <param name="at">When, in real time: a receiver refuses what is too old or new by its own clock.</param>
    /// <param name="secrets">At least one.</param>
    public static IReadOnlyDictionary<string, string> HeadersOf(EventMessage message, DateTimeOffset at, IEnumerable<string> secrets) => new Dictionary<string, string>
    {
        [IdHeader] = message.Id,
        [TimestampHeader] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        [SignatureHeader] = string.Join(' ', secrets.Select(secret => new StandardWebhook(secret).Sign(message.Id, at, message.Body))),
    };
}
