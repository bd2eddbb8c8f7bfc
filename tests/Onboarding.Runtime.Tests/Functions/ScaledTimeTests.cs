using System.Diagnostics;
using Onboarding.Runtime.Functions.Clock;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.Functions;

public sealed class ScaledTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Stop = Start.AddDays(3);

    [Fact]
    public async Task A_clock_that_hurries_until_a_day_is_slow_from_then_on_however_late_one_looks()
    {
        var clock = new ScaledTimeProvider();
        clock.Set(Start, new Pace(1_000_000, Stop, Then: 1));

        await Eventually.HoldsAsync(() => Task.FromResult(clock.GetUtcNow() >= Stop), "the clock to reach its day");

        Assert.InRange(clock.GetUtcNow(), Stop, Stop.AddHours(1));
        Assert.Equal(new Pace(1), clock.Pace);
    }

    [Fact]
    public void A_day_that_is_over_when_the_pace_is_set_is_not_gone_back_to()
    {
        var clock = new ScaledTimeProvider();
        clock.Set(Start, new Pace(1));

        clock.Change(new Pace(1_000_000, Start.AddYears(-1), Then: 1));

        Assert.InRange(clock.GetUtcNow(), Start, Start.AddHours(1));
        Assert.Equal(new Pace(1), clock.Pace);
    }

    [Fact]
    public async Task A_clock_that_stands_at_its_limit_before_the_day_keeps_its_pace()
    {
        var clock = new ScaledTimeProvider { Limit = Start.AddDays(1) };
        var pace = new Pace(1_000_000, Stop, Then: 1);
        clock.Set(Start, pace);

        await Eventually.HoldsAsync(() => Task.FromResult(clock.GetUtcNow() == Start.AddDays(1)), "the clock to stand at its limit");

        Assert.Equal(pace, clock.Pace);
    }

    [Fact]
    public void A_day_at_which_nobody_looks_is_not_run_past_to_the_limit_behind_it()
    {
        var clock = new ScaledTimeProvider { Limit = Stop.AddHours(1) };
        var began = Stopwatch.GetTimestamp();
        clock.Set(Start, new Pace(1_000_000_000, Stop, Then: 1));

        SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(began) > TimeSpan.FromMilliseconds(5));

        Assert.InRange(clock.GetUtcNow(), Stop, Stop.AddMinutes(1));
    }

    [Fact]
    public void A_limit_that_is_stored_too_late_takes_no_time_back()
    {
        var clock = new ScaledTimeProvider();
        clock.Set(Start, new Pace(1));

        clock.Limit = Start.AddHours(-1);

        Assert.InRange(clock.GetUtcNow(), Start, Start.AddHours(1));
    }

    [Fact]
    public async Task Whoever_reads_while_the_pace_changes_never_sees_it_go_back()
    {
        var clock = new ScaledTimeProvider();
        clock.Set(Start, new Pace(1_000_000));
        var changing = Task.Run(() =>
        {
            for (var change = 0; change < 20_000; change++) clock.Change(new Pace(1_000_000 - change % 2));
        });

        var (last, back) = (Start, TimeSpan.Zero);
        while (!changing.IsCompleted)
        {
            var now = clock.GetUtcNow();
            if (now < last) back += last - now;
            last = now;
        }

        await changing;
        Assert.Equal(TimeSpan.Zero, back);
    }

    [Fact]
    public async Task A_timer_behind_the_day_waits_at_the_slow_rate()
    {
        var clock = new ScaledTimeProvider();
        clock.Set(Start, new Pace(1));
        var rang = new TaskCompletionSource<DateTimeOffset>();

        using var timer = clock.CreateTimer(_ => rang.TrySetResult(clock.GetUtcNow()), null, Stop.AddSeconds(30) - Start, Timeout.InfiniteTimeSpan);
        clock.Change(new Pace(1_000_000, Stop, Then: 60));

        Assert.InRange(await rang.Task.WaitAsync(TimeSpan.FromSeconds(30)), Stop.AddSeconds(30), Stop.AddHours(1));
    }

    [Fact]
    public void What_is_stored_ahead_of_a_clock_that_hurries_ends_little_behind_its_day()
    {
        var clock = new ScaledTimeProvider();
        clock.Set(Start, new Pace(1, Stop, Then: 1));

        Assert.InRange(clock.In(TimeSpan.FromDays(4)), Start.AddDays(4), Start.AddDays(4).AddHours(1));
        clock.Change(new Pace(1_000_000, Stop, Then: 1));
        Assert.InRange(clock.In(TimeSpan.FromSeconds(10)), Stop, Stop.AddHours(1));
    }
}
