namespace Onboarding.Testing;

/// <summary>Waits for something outside of the test's control, such as another process.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Looks until the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not within a minute.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var pause = new PeriodicTimer(Pause);
        try
        {
            while (!await condition()) await pause.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"After {Limit.TotalSeconds} s still not: {what}.");
        }
    }
}
