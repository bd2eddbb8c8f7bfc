using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Kpis;

/// <summary>Readings of a run.</summary>
public static class ReadingsOf
{
    /// <summary>Readings of the days from <paramref name="from"/> to <paramref name="to"/>, both inclusive.</summary>
    public static async Task<IReadOnlyList<Reading>> BetweenAsync(RunStore store, string runId, DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        var days = await store.ListAsync<DayReadings>(runId, "readings", cancellation);
        return [.. days.Where(day => day.Day >= from && day.Day <= to).SelectMany(day => day.Readings)];
    }
}
