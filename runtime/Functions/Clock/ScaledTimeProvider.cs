using System.Collections.Concurrent;
using System.Diagnostics;

namespace Onboarding.Runtime.Functions.Clock;

/// <summary>
/// A clock that can run faster than real time, for demonstrations; timers follow when the rate changes and never fire early. It never
/// passes <see cref="Limit"/>, which <see cref="ClockKeeper"/> stores ahead of it, so that after a crash it goes on from there and not back.
/// Until it is set it is the real clock.
/// </summary>
internal sealed class ScaledTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ScaledTimer, bool> _timers = new();
    private DateTimeOffset _anchor;
    private long _anchoredAt;
    private DateTimeOffset _limit = DateTimeOffset.MaxValue;
    private Pace _pace = new(1);

    /// <summary>How fast it runs now.</summary>
    public Pace Pace
    {
        get
        {
            lock (_gate)
            {
                if (IsSet) Now(Stopwatch.GetTimestamp());
                return _pace;
            }
        }
    }

    /// <summary>False while it is the real clock.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Time that it does not pass before a later limit is set.</summary>
    public DateTimeOffset Limit
    {
        get
        {
            lock (_gate) return _limit;
        }

        set
        {
            lock (_gate)
            {
                // Storing it may have taken longer than the time up to it: what somebody has read is not taken back.
                var now = GetUtcNow();
                _limit = value > now || !IsSet ? value : now;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return IsSet ? Now(Stopwatch.GetTimestamp()) : System.GetUtcNow();
        }
    }

    /// <summary>The time that it will not have passed when a real time span is over, whatever the pace until then.</summary>
    public DateTimeOffset In(TimeSpan real)
    {
        lock (_gate)
        {
            var now = Now(Stopwatch.GetTimestamp());
            var at = now + real * _pace.Scale;
            return _pace is { Until: { } until, Then: var then } && at > until ? until + (real - (until - now) / _pace.Scale) * then : at;
        }
    }

    /// <summary>Sets time and pace.</summary>
    public void Set(DateTimeOffset now, Pace pace)
    {
        lock (_gate) Begin(now, pace);
        foreach (var timer in _timers.Keys) timer.Arm();
    }

    /// <summary>Changes the pace from now on.</summary>
    public void Change(Pace pace)
    {
        // Under one lock: a time that somebody reads in between would be later than that from which it goes on.
        lock (_gate) Begin(GetUtcNow(), pace);
        foreach (var timer in _timers.Keys) timer.Arm();
    }

    // Called under the lock.
    private void Begin(DateTimeOffset now, Pace pace)
    {
        _anchor = now;
        _anchoredAt = Stopwatch.GetTimestamp();
        // A day that is over by the time that the pace is set is not gone back to.
        _pace = pace.Until <= now ? new Pace(pace.Then) : pace;
        IsSet = true;
    }

    // Called under the lock. Anchors anew where the pace changes, and where it must stand still: first the one, as at the former pace the
    // limit may seem passed that is not at the new one.
    private DateTimeOffset Now(long timestamp)
    {
        var now = _anchor + Stopwatch.GetElapsedTime(_anchoredAt, timestamp) * _pace.Scale;
        if (_pace is { Until: { } until, Then: var then } && now >= until && until <= _limit)
        {
            var since = (now - until) / _pace.Scale;
            (_anchor, _anchoredAt, _pace) = (until, timestamp - (long)(since.TotalSeconds * Stopwatch.Frequency), new Pace(then));
            now = until + since * then;
        }

        if (now <= _limit) return now;
        // Storing the next limit took longer than planned: stand still meanwhile.
        (_anchor, _anchoredAt) = (_limit, timestamp);
        return _limit;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ScaledTimer(this, callback, state);
        _timers[timer] = true;
        timer.Change(dueTime, period);
        return timer;
    }

    private void Forget(ScaledTimer timer) => _timers.TryRemove(timer, out _);

    private sealed class ScaledTimer : ITimer
    {
        private static readonly TimeSpan LongestRealWait = TimeSpan.FromDays(1);

        private readonly Lock _gate = new();
        private readonly ScaledTimeProvider _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _real;
        private DateTimeOffset? _dueAt;
        private TimeSpan _period;

        public ScaledTimer(ScaledTimeProvider clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _real = System.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _period = period;
                _dueAt = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
            }

            Arm();
            return true;
        }

        public void Arm()
        {
            lock (_gate)
            {
                if (_dueAt is not { } dueAt)
                {
                    _real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                    return;
                }

                var wait = (dueAt - _clock.GetUtcNow()) / _clock.Pace.Scale;
                wait = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < LongestRealWait ? wait + TimeSpan.FromMilliseconds(1) : LongestRealWait;
                _real.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            _clock.Forget(this);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring()
        {
            lock (_gate)
            {
                if (_dueAt is not { } dueAt) return;
                var now = _clock.GetUtcNow();
                if (now >= dueAt) _dueAt = _period > TimeSpan.Zero ? now + _period : null;
                else dueAt = DateTimeOffset.MaxValue;
                if (dueAt == DateTimeOffset.MaxValue)
                {
                    Arm();
                    return;
                }
            }

            _callback(_state);
            Arm();
        }
    }
}
