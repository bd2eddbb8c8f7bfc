namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Keeps the number of instances in memory bounded: lets go of those that are idle, and makes who creates new ones wait when there are too many.</summary>
internal sealed class Eviction(TaskHubOptions options, Func<IEnumerable<Instance>> all, Func<int> count, Func<Instance, Task<bool>> tryLetGoAsync) : IDisposable
{
    private const int AtOnce = 64;

    // Those that cannot be let go are busy, and their number has its own bounds: new ones are slowed down by this, never stopped.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _crowded = new(0, 1);
    private TaskCompletionSource _swept = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>To be called when instances were added.</summary>
    public void Notice()
    {
        if (count() <= options.MaximumInstancesInMemory || _crowded.CurrentCount > 0) return;
        try
        {
            _crowded.Release();
        }
        catch (Exception late) when (late is SemaphoreFullException or ObjectDisposedException)
        {
            // Another thread noticed as well, or the session is over.
        }
    }

    /// <summary>Returns at once while there is room, else after the next sweep.</summary>
    public async Task MakeRoomAsync(CancellationToken cancellation)
    {
        if (count() < 2 * options.MaximumInstancesInMemory) return;
        Notice();
        using var longest = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        longest.CancelAfter(LongestWait);
        await Volatile.Read(ref _swept).Task.WaitAsync(longest.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    public async Task RunAsync(CancellationToken closing)
    {
        var period = TimeSpan.FromMilliseconds(Math.Max(250, options.IdleTime.TotalMilliseconds / 4));
        try
        {
            while (true)
            {
                await _crowded.WaitAsync(period, closing);
                await SweepAsync(closing);
                Interlocked.Exchange(ref _swept, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // The session closes.
        }
    }

    public void Dispose() => _crowded.Dispose();

    private async Task SweepAsync(CancellationToken closing)
    {
        var idleSince = Environment.TickCount64 - options.IdleTime.TotalMilliseconds;
        var surplus = count() - options.MaximumInstancesInMemory;
        var oldest = all().OrderBy(instance => instance.LastActive).Where((instance, index) => index < surplus || instance.LastActive <= idleSince).ToList();
        await Parallel.ForEachAsync(oldest, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = closing }, async (instance, _) => await tryLetGoAsync(instance));
    }
}
