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

    /// <summary>Seconds of this clock in a real second.</summary>
    public double Scale { get; private set; } = 1;

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
            lock (_gate) _limit = value;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            if (!IsSet) return System.GetUtcNow();
            var now = _anchor + Stopwatch.GetElapsedTime(_anchoredAt) * Scale;
            if (now <= _limit) return now;
            // Storing the next limit took longer than planned: stand still meanwhile.
            _anchor = _limit;
            _anchoredAt = Stopwatch.GetTimestamp();
            return _limit;
        }
    }

    /// <summary>Sets time and rate.</summary>
    public void Set(DateTimeOffset now, double scale)
    {
        lock (_gate)
        {
            _anchor = now;
            _anchoredAt = Stopwatch.GetTimestamp();
            Scale = scale;
            IsSet = true;
        }

        foreach (var timer in _timers.Keys) timer.Arm();
    }

    /// <summary>Changes the rate from now on.</summary>
    public void ChangeScale(double scale) => Set(GetUtcNow(), scale);

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

                var wait = (dueAt - _clock.GetUtcNow()) / _clock.Scale;
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
