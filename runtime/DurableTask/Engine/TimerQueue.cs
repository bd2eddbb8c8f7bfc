namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>When each instance is to be woken: one instant an instance, all on one timer of the clock. Never early.</summary>
internal sealed class TimerQueue : IDisposable
{
    // Longer waits are cut into days: clocks limit a single timer to some weeks.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    // Entries that were replaced stay in the queue until their turn comes, or until there are too many of them.
    private const int ReplacedAllowed = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _wakeAt = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _queue = new();
    private readonly TimeProvider _time;
    private readonly Action<string> _wake;
    private readonly ITimer _clock;

    public TimerQueue(TimeProvider time, Action<string> wake)
    {
        _time = time;
        _wake = wake;
        _clock = time.CreateTimer(_ => WakeDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets when an instance is woken, in place of what was set before; null: not at all.</summary>
    public void Set(string instanceId, DateTimeOffset? wakeAt)
    {
        lock (_gate)
        {
            if (wakeAt is not { } at)
            {
                _wakeAt.Remove(instanceId);
                return;
            }

            if (_wakeAt.TryGetValue(instanceId, out var before) && before == at) return;
            _wakeAt[instanceId] = at;
            _queue.Enqueue(instanceId, at);
            if (_queue.Count > 2 * _wakeAt.Count + ReplacedAllowed) Rebuild();
            if (_queue.TryPeek(out _, out var first) && first == at) Arm(first);
        }
    }

    public void Dispose() => _clock.Dispose();

    private void Rebuild()
    {
        _queue.Clear();
        _queue.EnqueueRange(_wakeAt.Select(one => (one.Key, one.Value)));
    }

    private void WakeDue()
    {
        var due = new List<string>();
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (_queue.TryPeek(out var instanceId, out var at) && at <= now)
            {
                _queue.Dequeue();
                if (!_wakeAt.TryGetValue(instanceId, out var wanted) || wanted != at) continue;
                _wakeAt.Remove(instanceId);
                due.Add(instanceId);
            }

            if (_queue.TryPeek(out _, out var next)) Arm(next);
        }

        foreach (var instanceId in due) _wake(instanceId);
    }

    private void Arm(DateTimeOffset dueAt)
    {
        var wait = dueAt - _time.GetUtcNow();
        // A millisecond more than asked keeps rounding from firing early in a loop.
        wait = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait + TimeSpan.FromMilliseconds(1);
        _clock.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
