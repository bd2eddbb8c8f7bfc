namespace Onboarding.Workflows.Storage.Requests;

/// <summary>
/// What was answered to a request with a key of its own, so that the same request again is answered the same. Row <c>answer:{key}</c>,
/// written first, without the answer, in the transaction of what the request changed.
/// </summary>
/// <param name="Fingerprint">Hash over the whole request: another one under the same key is refused.</param>
public sealed record KeptAnswer(string Fingerprint)
{
    /// <summary>HTTP status; null until the request is answered.</summary>
    public int? Status { get; init; }

    /// <summary>The body as it was sent; JSON.</summary>
    public string? Body { get; init; }

    /// <summary>Header <c>Location</c>; null: there was none.</summary>
    public string? Location { get; init; }
}

/// <summary>What the request is about was done by another one with the same key.</summary>
/// <param name="answer">What is known of that one.</param>
public sealed class RepeatedRequestException(KeptAnswer answer) : Exception("A request with this key was made before.")
{
    /// <summary>What is known of the one before.</summary>
    public KeptAnswer Answer { get; } = answer;
}

/// <summary>How a request is known again.</summary>
/// <param name="Id">Its key, hashed: what callers choose must not become a row key.</param>
/// <param name="Fingerprint">Hash over the whole request.</param>
public sealed record RepeatKey(string Id, string Fingerprint);
