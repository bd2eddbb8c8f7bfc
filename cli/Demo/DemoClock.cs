using Onboarding.Cli.Api;

namespace Onboarding.Cli.Demo;

/// <summary>The app's clock as the demo drives it: slow while people work, fast while the run only waits for time.</summary>
internal sealed class DemoClock(OnboardingClient client, double fast)
{
    // Half an hour in a second: people answer within simulated hours, and nothing is due meanwhile.
    private const double Slow = 1800;

    /// <summary>Where the example begins: a Monday, just after its people in Singapore have come to work. The app itself keeps its clock over restarts.</summary>
    public ClockView Seen { get; private set; } = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), Slow);

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        var now = await client.ClockAsync(cancellation);
        Seen = now;
        return now.Now;
    }

    public Task SlowAsync(CancellationToken cancellation) => SetAsync(Slow, cancellation);

    public Task FastAsync(CancellationToken cancellation) => SetAsync(fast, cancellation);

    public Task RealAsync(CancellationToken cancellation) => SetAsync(1, cancellation);

    private async Task SetAsync(double scale, CancellationToken cancellation)
    {
        if (Seen.Scale == scale) return;
        await client.SetClockAsync(scale, cancellation);
        await NowAsync(cancellation);
    }
}
