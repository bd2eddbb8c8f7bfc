using System.Globalization;

namespace Onboarding.Workflows.Events;

/// <summary>The events of one run on their way to one webhook, told one after the other.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Webhook">See <see cref="Events.Webhook.Key"/>.</param>
public sealed record EventRoute(string RunId, string Webhook)
{
    /// <summary>Start of the ids of all such instances.</summary>
    internal const string InstancePrefix = "events:";

    /// <summary>Instance id of the orchestration that tells them; it does not begin with the run's id, so that it outlives a cancellation.</summary>
    internal string InstanceId => $"{InstancePrefix}{Webhook}:{RunId}";
}

/// <summary>One event for one webhook.</summary>
/// <param name="Route">Whose and to whom.</param>
/// <param name="Sequence">Sequence number of its audit entry.</param>
/// <param name="IsReplay">It is told again because somebody asked for it; the order of the others is not touched.</param>
public sealed record EventTask(EventRoute Route, int Sequence, bool IsReplay = false)
{
    /// <summary>Instance id of a replay's orchestration.</summary>
    internal string ReplayId => $"{Route.InstanceId}:replay:{Sequence.ToString(CultureInfo.InvariantCulture)}";
}
