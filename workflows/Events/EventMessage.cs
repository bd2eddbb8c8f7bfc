namespace Onboarding.Workflows.Events;

/// <summary>An event as it is posted.</summary>
/// <param name="Id">The same at every attempt and replay: <c>{runId}/{sequence}</c>.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">CloudEvents 1.0 in structured mode, JSON.</param>
public sealed record EventMessage(string Id, string ContentType, string Body)
{
    /// <summary>The id of the event that an audit entry is.</summary>
    public static string IdOf(string runId, int sequence) => FormattableString.Invariant($"{runId}/{sequence}");
}
