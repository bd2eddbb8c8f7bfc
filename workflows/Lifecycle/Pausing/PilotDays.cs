using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>The calendar days of a pilot: days for which the run was paused are none of its days. Pure.</summary>
/// <param name="StartsOn">First day as planned (UTC).</param>
/// <param name="Pauses">Every pause of the run.</param>
/// <param name="EnteredAt">UTC instant at which the run came to its pilot: what a pause has left from there on counts; null before, and where it was not kept.</param>
public sealed record PilotDays(DateOnly StartsOn, IReadOnlyList<RunPause> Pauses, DateTimeOffset? EnteredAt = null)
{
    /// <summary>Calendar day of a day of the pilot, from 1.</summary>
    public DateOnly Of(int day)
    {
        var on = StartsOn.AddDays(day - 1);
        foreach (var pause in Pauses.Where(Counts).OrderBy(pause => pause.Number))
        {
            var from = EnteredAt > pause.From ? EnteredAt.Value : pause.From;
            if (RunPause.UtcDay(from) <= on) on = on.AddDays(pause.DaysSince(from));
        }

        return on;
    }

    /// <summary>The calendar day after a day of the pilot; the first day for 0.</summary>
    public DateOnly After(int day) => day == 0 ? Of(1) : Of(day).AddDays(1);

    /// <summary>True when pauses have moved a day of the pilot.</summary>
    public bool HasMoved(int day) => Of(day) != StartsOn.AddDays(day - 1);

    /// <summary>Those of the reviews whose case holds the readings of a calendar day: all from that day on.</summary>
    /// <param name="on">Calendar day.</param>
    /// <param name="reviews">Reviews by their day of the pilot.</param>
    public IEnumerable<int> ReviewsHolding(DateOnly on, IEnumerable<int> reviews) => reviews.Where(review => on <= Of(review));

    /// <summary>Reads a run's pauses.</summary>
    public static async Task<PilotDays> ReadAsync(RunStore store, string runId, PilotPlan plan, CancellationToken cancellation = default)
    {
        var entered = await store.FindAsync<EnteredMark>(runId, RowKeys.EnteredMark(StageIds.Pilot, pass: 1), cancellation);
        return new(plan.StartsOn, await store.ListAsync<RunPause>(runId, "pause", cancellation), entered?.At);
    }

    // A step that was under way may have brought the run to its pilot after the pause began, and its waits move by what was left of it.
    private bool Counts(RunPause pause) => pause.Stage == StageIds.Pilot || (pause.From < EnteredAt && pause.To > EnteredAt);
}
