using System.Collections.Concurrent;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Clients that wait for an instance to reach a state. Told as soon as the turn is stored; nobody polls.</summary>
internal sealed class Waiters
{
    private readonly ConcurrentDictionary<string, List<Waiter>> _waiters = new(StringComparer.Ordinal);

    /// <summary>Waits until the instance's row fits. <paramref name="read"/> tells how it stands now.</summary>
    public async Task<InstanceRow> WaitAsync(
        string instanceId, Func<InstanceRow, bool> fits, Func<Task<InstanceRow?>> read, CancellationToken cancellation)
    {
        var waiter = new Waiter(fits, new TaskCompletionSource<InstanceRow>(TaskCreationOptions.RunContinuationsAsynchronously), read);
        Add(instanceId, waiter);
        try
        {
            if (await read() is { } now && fits(now)) return now;
            return await waiter.Source.Task.WaitAsync(cancellation);
        }
        finally
        {
            Remove(instanceId, waiter);
        }
    }

    /// <summary>Tells how an instance stands after a turn.</summary>
    public void Tell(InstanceRow row)
    {
        if (!_waiters.TryGetValue(row.InstanceId, out var list)) return;
        List<Waiter> fitting;
        lock (list) fitting = [.. list.Where(waiter => waiter.Fits(row))];
        foreach (var waiter in fitting) waiter.Source.TrySetResult(row);
    }

    /// <summary>Looks again at everything that is waited for: memory was read anew.</summary>
    public async Task LookAgainAsync()
    {
        foreach (var list in _waiters.Values)
        {
            List<Waiter> all;
            lock (list) all = [.. list];
            foreach (var waiter in all)
            {
                if (await waiter.Read() is { } row && waiter.Fits(row)) waiter.Source.TrySetResult(row);
            }
        }
    }

    private void Add(string instanceId, Waiter waiter)
    {
        while (true)
        {
            var list = _waiters.GetOrAdd(instanceId, _ => []);
            lock (list)
            {
                // Removed from the map between the two lines above: take the new one.
                if (!_waiters.TryGetValue(instanceId, out var current) || current != list) continue;
                list.Add(waiter);
                return;
            }
        }
    }

    private void Remove(string instanceId, Waiter waiter)
    {
        if (!_waiters.TryGetValue(instanceId, out var list)) return;
        lock (list)
        {
            list.Remove(waiter);
            if (list.Count == 0) _waiters.TryRemove(new(instanceId, list));
        }
    }

    private sealed record Waiter(Func<InstanceRow, bool> Fits, TaskCompletionSource<InstanceRow> Source, Func<Task<InstanceRow?>> Read);
}
