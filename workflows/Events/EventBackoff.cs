namespace Onboarding.Workflows.Events;

/// <summary>When an event is tried again: after 2 seconds, twice as long each time up to an hour, for three days. Pure.</summary>
public static class EventBackoff
{
    private const int MostDoublings = 20;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>A weekend and a working day: by then somebody must have looked.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(3);

    /// <summary>The instant of the next attempt (UTC); null when it is given up.</summary>
    /// <param name="attempt">Attempts made, from 1.</param>
    /// <param name="begun">Instant of the first one (UTC).</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="asked">How long the webhook asked to be left alone; longer than an hour is not granted.</param>
    public static DateTime? NextAt(int attempt, DateTime begun, DateTime now, TimeSpan? asked)
    {
        if (now - begun >= Span) return null;
        var pause = First * Math.Pow(2, Math.Min(attempt - 1, MostDoublings));
        if (asked > pause) pause = asked.Value;
        return now + (pause < Longest ? pause : Longest);
    }
}
