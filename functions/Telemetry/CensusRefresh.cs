using Azure;
using Microsoft.Extensions.Hosting;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Functions.Telemetry;

/// <summary>
/// Looks once a minute, of real time, whether another instance of the app took a newer census: one read of one row. While storage does not
/// answer the figures stay as they were, and the age of the last pass grows.
/// </summary>
internal sealed class CensusRefresh(CensusMeter census) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minutes = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await census.RefreshAsync(stoppingToken);
            }
            catch (Exception away) when (away is RequestFailedException or AggregateException)
            {
                // Looked at again in a minute.
            }
        }
        while (await minutes.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
