using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Functions.Telemetry;

/// <summary>
/// Looks once a minute, of real time, whether another instance of the app took a newer census: one read of one row. While it cannot be
/// read the figures stay as they were, and the age of the last pass grows.
/// </summary>
internal sealed class CensusRefresh(CensusMeter census, ILogger<CensusRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        census.Start();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minutes = new PeriodicTimer(Pause);
        var isAway = false;
        do
        {
            try
            {
                await census.RefreshAsync(stoppingToken);
                isAway = false;
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                // Storage, the identity, a row of a newer build: looked at again in a minute. Thrown on it would end the app.
                if (!isAway) Logs.CensusNotRead(logger, away);
                isAway = true;
            }
        }
        while (await minutes.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
