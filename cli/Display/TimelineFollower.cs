using Onboarding.Cli.Api;

namespace Onboarding.Cli.Display;

/// <summary>Reads what is new in a run's timeline.</summary>
internal sealed class TimelineFollower(OnboardingClient client, string runId)
{
    private int _seen;

    /// <summary>Sequence number of the newest entry that was read; 0 before the first.</summary>
    public int Seen => _seen;

    public async Task<IReadOnlyList<TimelineEntry>> NewEntriesAsync(CancellationToken cancellation)
    {
        var timeline = await client.TimelineAsync(runId, cancellation);
        var fresh = timeline.Items.Where(entry => entry.Sequence > _seen).OrderBy(entry => entry.Sequence).ToList();
        if (fresh.Count > 0) _seen = fresh[^1].Sequence;
        return fresh;
    }
}
