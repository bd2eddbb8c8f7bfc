using System.Diagnostics;

namespace Onboarding.Testing;

/// <summary>Waits for something outside of the test's control, such as another process.</summary>
public static class Eventually
{
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(300);

    /// <summary>Looks until the condition holds.</summary>
    /// <param name="condition">What must hold.</param>
    /// <param name="what">It in words.</param>
    /// <param name="limit">How long to look; null: a minute.</param>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? limit = null) =>
        await FoundAsync(async () => await condition() ? "it holds" : null, what, limit);

    /// <summary>Looks until there is something.</summary>
    /// <param name="look">Returns null while there is nothing.</param>
    /// <param name="what">What must be there, in words.</param>
    /// <param name="limit">How long to look; null: a minute.</param>
    /// <exception cref="TimeoutException">It was not there in time.</exception>
    public static async Task<T> FoundAsync<T>(Func<Task<T?>> look, string what, TimeSpan? limit = null) where T : class
    {
        using var longest = new CancellationTokenSource(limit ?? UsualLimit);
        try
        {
            while (true)
            {
                var started = Stopwatch.GetTimestamp();
                if (await look() is { } found) return found;
                using var pause = new PeriodicTimer(PauseAfter(Stopwatch.GetElapsedTime(started)));
                await pause.WaitForNextTickAsync(longest.Token);
            }
        }
        catch (OperationCanceledException) when (longest.IsCancellationRequested)
        {
            throw new TimeoutException($"After {(limit ?? UsualLimit).TotalSeconds} s still not: {what}.");
        }
    }

    // Looking keeps what is looked at from its work: it gets no more than a sixth of the time.
    private static TimeSpan PauseAfter(TimeSpan look) => TimeSpan.FromTicks(Math.Clamp(5 * look.Ticks, ShortestPause.Ticks, LongestPause.Ticks));
}
