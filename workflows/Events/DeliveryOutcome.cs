using System.Text.Json.Serialization;

namespace Onboarding.Workflows.Events;

/// <summary>How far an event came with a webhook.</summary>
public enum DeliveryState
{
    /// <summary>Its turn has not come.</summary>
    Pending,

    /// <summary>At least one attempt failed; more follow by themselves.</summary>
    Delayed,

    /// <summary>The webhook answered 2xx.</summary>
    Delivered,

    /// <summary>Given up after days; it can be replayed.</summary>
    Failed,

    /// <summary>The webhook answered 410: it wants nothing more of this run.</summary>
    Gone,
}

/// <summary>What an attempt came to. Pure: the answer in, the outcome out.</summary>
/// <param name="State">How far the event came.</param>
/// <param name="Failure">What was wrong; null when nothing was.</param>
/// <param name="RetryAfterSeconds">How long the webhook asks to be left alone; null when it does not say.</param>
public sealed record DeliveryOutcome(DeliveryState State, string? Failure = null, double? RetryAfterSeconds = null)
{
    private const int Gone = 410;

    /// <summary>Nothing is to be tried again.</summary>
    [JsonIgnore]
    public bool IsSettled => State is DeliveryState.Delivered or DeliveryState.Gone;

    /// <summary>What an answer means: 2xx delivered, 410 gone for good, anything else (redirects too) is tried again.</summary>
    public static DeliveryOutcome Of(WebhookAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 => new DeliveryOutcome(DeliveryState.Delivered),
        Gone => new DeliveryOutcome(DeliveryState.Gone, "HTTP 410"),
        { } status => new DeliveryOutcome(DeliveryState.Delayed, FormattableString.Invariant($"HTTP {status}"), answer.RetryAfter?.TotalSeconds),
        null => new DeliveryOutcome(DeliveryState.Delayed, answer.Failure),
    };
}
