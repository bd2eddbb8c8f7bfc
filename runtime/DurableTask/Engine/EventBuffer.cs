namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// Events by name, without regard to case. Events that nobody waits for are kept in order; of several waiters for a name the most
/// recent gets the event, as in the public packages since 1.1x; a cancelled waiter gets none.
/// </summary>
internal sealed class EventBuffer
{
    private readonly List<EventRaised> _unclaimed = [];
    private readonly Dictionary<string, LinkedList<TaskCompletionSource<string?>>> _waiters = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<EventRaised> Unclaimed => _unclaimed;

    public bool HasWaiters => _waiters.Values.Any(list => list.Count > 0);

    public void Deliver(EventRaised raised)
    {
        if (_waiters.TryGetValue(raised.Name, out var waiting) && waiting.Last is { } newest)
        {
            waiting.RemoveLast();
            newest.Value.SetResult(raised.Payload);
            return;
        }

        _unclaimed.Add(raised);
    }

    /// <summary>Keeps an event without offering it to a waiter.</summary>
    public void Keep(Arrival arrival)
    {
        if (arrival is EventRaised raised) _unclaimed.Add(raised);
    }

    public Task<string?> WaitAsync(string name, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<string?>(cancellation);
        var index = _unclaimed.FindIndex(raised => string.Equals(raised.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            var payload = _unclaimed[index].Payload;
            _unclaimed.RemoveAt(index);
            return Task.FromResult(payload);
        }

        if (!_waiters.TryGetValue(name, out var waiting)) _waiters[name] = waiting = new();
        var waiter = waiting.AddLast(new TaskCompletionSource<string?>());
        cancellation.Register(() =>
        {
            if (waiter.List is null) return;
            waiting.Remove(waiter);
            waiter.Value.TrySetCanceled(cancellation);
        });
        return waiter.Value.Task;
    }
}
