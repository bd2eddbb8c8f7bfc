using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.History;

/// <summary>
/// When the history of an orchestration that has ended may go. As long as its run lives it stays, because that it is there tells that its work
/// was begun: a mail or a stage whose instance is missing would be begun again.
/// </summary>
internal static class PurgeRule
{
    private const string EventsPrefix = "events:";

    /// <summary>The run that an instance belongs to; null for one that only tells events, whose being there means nothing once it has ended.</summary>
    public static string? RunOf(string instanceId) =>
        instanceId.StartsWith(EventsPrefix, StringComparison.Ordinal) ? null : instanceId.Split(':', 2)[0];

    /// <summary>Whether an instance that last did something at an instant may go.</summary>
    /// <param name="lastUpdated">When the instance, which has ended, last did something.</param>
    /// <param name="runId">See <see cref="RunOf"/>.</param>
    /// <param name="run">That run; null when it is not there any more.</param>
    /// <param name="cutoff">What ended before this instant has been kept long enough.</param>
    public static bool MayGo(DateTimeOffset lastUpdated, string? runId, Run? run, DateTimeOffset cutoff)
    {
        if (lastUpdated >= cutoff) return false;
        return runId is null || run is null || (run is { IsEnded: true, IsWindingUp: false } && run.UpdatedAt < cutoff);
    }
}
