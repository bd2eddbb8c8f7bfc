using Onboarding.Cli.Api;

namespace Onboarding.Cli.Demo;

/// <summary>The app's clock as the demo drives it: slow while people work, fast while the run only waits for time.</summary>
internal sealed class DemoClock(OnboardingClient client, double fast)
{
    // Half an hour in a second: people answer within simulated hours, and nothing is due meanwhile.
    private const double Slow = 1800;

    // Longer than two looks at the clock are apart; a restart must never turn time back.
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(2);

    private long _seenAt = TimeProvider.System.GetTimestamp();

    public ClockView Seen { get; private set; } = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), Slow);

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        var now = await client.ClockAsync(cancellation);
        _seenAt = TimeProvider.System.GetTimestamp();
        Seen = now;
        return now.Now;
    }

    public Task SlowAsync(CancellationToken cancellation) => SetAsync(Slow, cancellation);

    public Task FastAsync(CancellationToken cancellation) => SetAsync(fast, cancellation);

    public Task RealAsync(CancellationToken cancellation) => SetAsync(1, cancellation);

    /// <summary>The latest that the clock of an app that just died can have shown.</summary>
    public ClockView ForRestart()
    {
        var gap = TimeProvider.System.GetElapsedTime(_seenAt);
        return Seen with { Now = Seen.Now + (gap < LongestGap ? gap : LongestGap) * Seen.Scale };
    }

    private async Task SetAsync(double scale, CancellationToken cancellation)
    {
        if (Seen.Scale == scale) return;
        await client.SetClockAsync(scale, cancellation);
        await NowAsync(cancellation);
    }
}
