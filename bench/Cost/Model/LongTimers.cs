namespace Onboarding.Bench.Cost.Model;

/// <summary>
/// On Azure a timer of more than three days is several, one after the other, and each wakes its orchestration: DurableTaskWorkerOptions.MaximumTimerInterval
/// of Microsoft.DurableTask.Worker, because a queue's message sleeps for seven days at most. The local engine has one timer of any length.
/// </summary>
internal static class LongTimers
{
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(3);

    /// <summary>How many timers in between come due.</summary>
    /// <param name="set">When it was set.</param>
    /// <param name="due">When it is due.</param>
    /// <param name="until">When nobody waited for it any more, or as far as was looked; later than due for one that came due.</param>
    public static int Legs(DateTimeOffset set, DateTimeOffset due, DateTimeOffset until)
    {
        var legs = 0;
        for (var leg = set + Longest; leg < due && leg <= until; leg += Longest) legs++;
        return legs;
    }
}
