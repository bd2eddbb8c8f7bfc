using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>The calendar days of a pilot: days for which the run was paused are none of its days. Pure.</summary>
/// <param name="StartsOn">First day as planned (UTC).</param>
/// <param name="Pauses">Every pause of the run.</param>
public sealed record PilotDays(DateOnly StartsOn, IReadOnlyList<RunPause> Pauses)
{
    /// <summary>Calendar day of a day of the pilot, from 1.</summary>
    public DateOnly Of(int day)
    {
        var on = StartsOn.AddDays(day - 1);
        foreach (var pause in Pauses.Where(pause => pause.Stage == StageIds.Pilot).OrderBy(pause => pause.Number))
        {
            if (RunPause.UtcDay(pause.From) <= on) on = on.AddDays(pause.Days);
        }

        return on;
    }

    /// <summary>The calendar day after a day of the pilot; the first day for 0.</summary>
    public DateOnly After(int day) => day == 0 ? Of(1) : Of(day).AddDays(1);

    /// <summary>True when pauses have moved a day of the pilot.</summary>
    public bool HasMoved(int day) => Of(day) != StartsOn.AddDays(day - 1);

    /// <summary>Reads a run's pauses.</summary>
    public static async Task<PilotDays> ReadAsync(RunStore store, string runId, PilotPlan plan, CancellationToken cancellation = default) =>
        new(plan.StartsOn, await store.ListAsync<RunPause>(runId, "pause", cancellation));
}
