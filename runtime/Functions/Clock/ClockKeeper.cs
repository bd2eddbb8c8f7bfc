using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Onboarding.Runtime.Functions.Clock;

/// <summary>
/// Sets the app's clock at start and stores how far it may run, ahead of it. Settings: <c>Runtime:TimeScale</c> (1 to 1,000,000) and
/// <c>Runtime:StartAt</c> (an ISO 8601 instant, for a first start). While the app is down a scaled clock stands still.
/// </summary>
internal sealed class ClockKeeper(ScaledTimeProvider clock, HostTable table, IConfiguration configuration) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(300);

    /// <summary>The rate may be changed over HTTP: the app was started for a demonstration.</summary>
    public bool IsDemonstration { get; } = configuration["Runtime:TimeScale"] is not null || configuration["Runtime:StartAt"] is not null;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await table.CreateAsync(cancellationToken);
        var stored = await table.FindAsync("clock", "clock", cancellationToken);
        var until = stored?.GetDateTimeOffset("Until");
        if (IsDemonstration)
        {
            var pace = PaceOf(stored) ?? new Pace(Number("Runtime:TimeScale") ?? 1);
            await StartAsync(until ?? Instant("Runtime:StartAt") ?? TimeProvider.System.GetUtcNow(), pace, cancellationToken);
        }
        else if (until > TimeProvider.System.GetUtcNow())
        {
            // Time never goes back for runs that have seen the later one.
            await StartAsync(until.Value, new Pace(1), cancellationToken);
        }
        else if (stored is not null)
        {
            await table.DeleteAsync("clock", "clock", cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    public async Task ChangeAsync(Pace pace, CancellationToken cancellation)
    {
        clock.Change(pace);
        await StoreAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!clock.IsSet) return;
        using var period = new PeriodicTimer(Period);
        try
        {
            while (await period.WaitForNextTickAsync(stoppingToken)) await TryStoreAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The app stops.
        }
    }

    private async Task StartAsync(DateTimeOffset now, Pace pace, CancellationToken cancellation)
    {
        clock.Set(now, pace);
        await StoreAsync(cancellation);
    }

    private static Pace? PaceOf(TableEntity? stored) => stored?.GetDouble("Scale") is { } scale
        ? new Pace(scale, stored.GetDateTimeOffset("PaceUntil"), stored.GetDouble("Then") ?? 1)
        : null;

    private async Task TryStoreAsync(CancellationToken cancellation)
    {
        try
        {
            await StoreAsync(cancellation);
        }
        catch (Exception away) when (away is RequestFailedException or AggregateException)
        {
            // The clock stands still at its limit until storage is back.
        }
    }

    private async Task StoreAsync(CancellationToken cancellation)
    {
        var (until, pace) = (clock.In(Ahead), clock.Pace);
        await table.PutAsync(
            new TableEntity("clock", "clock") { ["Until"] = until, ["Scale"] = pace.Scale, ["PaceUntil"] = pace.Until, ["Then"] = pace.Then }, cancellation);
        clock.Limit = until;
    }

    private double? Number(string setting) => configuration[setting] is not { } text
        ? null
        : double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_000_000
            ? number
            : throw new InvalidOperationException($"{setting} is '{text}'; it must be a number from 1 to 1,000,000.");

    private DateTimeOffset? Instant(string setting) => configuration[setting] is not { } text
        ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : throw new InvalidOperationException($"{setting} is '{text}'; it must be an instant such as 2026-03-02T01:00:00Z.");
}
