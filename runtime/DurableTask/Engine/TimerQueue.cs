namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>A durable timer; <see cref="LoadOnly"/> when the instance has to be read to know which of its timers is due.</summary>
internal readonly record struct DueTimer(string InstanceId, int Execution, int Id)
{
    private const int Unknown = -1;

    public bool LoadOnly => Id == Unknown;

    public static DueTimer Wake(string instanceId) => new(instanceId, Unknown, Unknown);
}

/// <summary>All durable timers of a hub on one timer of the clock. Fires never early.</summary>
internal sealed class TimerQueue : IDisposable
{
    // Longer waits are cut into days: clocks limit a single timer to some weeks.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<DueTimer, DateTimeOffset> _timers = new();
    private readonly TimeProvider _time;
    private readonly Action<DueTimer> _fire;
    private readonly ITimer _clock;

    public TimerQueue(TimeProvider time, Action<DueTimer> fire)
    {
        _time = time;
        _fire = fire;
        _clock = time.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(DueTimer timer, DateTimeOffset dueAt)
    {
        lock (_gate)
        {
            _timers.Enqueue(timer, dueAt);
            if (_timers.TryPeek(out _, out var first) && first == dueAt) Arm(first);
        }
    }

    public void Dispose() => _clock.Dispose();

    private void FireDue()
    {
        var due = new List<DueTimer>();
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (_timers.TryPeek(out var timer, out var dueAt) && dueAt <= now)
            {
                _timers.Dequeue();
                due.Add(timer);
            }

            if (_timers.TryPeek(out _, out var next)) Arm(next);
        }

        foreach (var timer in due) _fire(timer);
    }

    private void Arm(DateTimeOffset dueAt)
    {
        var wait = dueAt - _time.GetUtcNow();
        // A millisecond more than asked keeps rounding from firing early in a loop.
        wait = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait + TimeSpan.FromMilliseconds(1);
        _clock.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
