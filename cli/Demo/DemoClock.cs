using Onboarding.Cli.Api;

namespace Onboarding.Cli.Demo;

/// <summary>The app's clock as the demo drives it: slow while people work, fast while the run only waits for time.</summary>
internal sealed class DemoClock(OnboardingClient client, double fast)
{
    // Half an hour in a second: people answer within simulated hours, and nothing is due meanwhile.
    private const double Slow = 1800;

    private static readonly TimeSpan MostAtOnce = TimeSpan.FromDays(7);

    /// <summary>Where the example begins: a Monday, just after its people in Singapore have come to work. The app itself keeps its clock over restarts.</summary>
    public ClockView Seen { get; private set; } = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), Slow);

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        var now = await client.ClockAsync(cancellation);
        Seen = now;
        return now.Now;
    }

    public Task SlowAsync(CancellationToken cancellation) => SetAsync(Slow, cancellation);

    public Task RealAsync(CancellationToken cancellation) => SetAsync(1, cancellation);

    /// <summary>
    /// Fast until a day that matters, and slow from then on: on a busy machine the demo may look seldom, and must find the day that it waited for.
    /// At most a week at once, as readings, minutes and ratings are handed in between.
    /// </summary>
    public async Task FastUntilAsync(DateTimeOffset? day, CancellationToken cancellation)
    {
        var stop = day is { } given && given < Seen.Now + MostAtOnce ? given : Seen.Now + MostAtOnce;
        if (stop <= Seen.Now) await SlowAsync(cancellation);
        else Seen = await client.SetClockAsync(fast, stop, Slow, cancellation);
    }

    private async Task SetAsync(double scale, CancellationToken cancellation)
    {
        if (Seen.Scale == scale) return;
        Seen = await client.SetClockAsync(scale, cancellation);
    }
}
