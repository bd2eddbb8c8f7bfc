using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.Azurite;
using Onboarding.Runtime.DurableTask.Engine;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>Azurite and the inbox beside the app: started before everything else, stopped after everything else.</summary>
internal sealed class LocalServices(IConfiguration configuration, ILogger<LocalServices> logger, Lazy<TaskHub> hub) : IHostedLifecycleService
{
    private LocalService? _azurite;
    private LocalService? _inbox;

    /// <summary>Address of the inbox's page; null when no local inbox is used.</summary>
    public Uri? InboxPage { get; private set; }

    /// <summary>Folder of all local data; by default the one that <c>onboard up</c> serves too.</summary>
    public string DataFolder { get; } = configuration["Local:DataFolder"] ?? Path.Combine(LocalTools.ContentRoot, ".local", "app");

    // Before any service starts: tables are created then.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (configuration["AzureWebJobsStorage"] is null or AzuriteService.DevelopmentStorage)
        {
            _azurite = await AzuriteService.StartAsync(Path.Combine(DataFolder, "azurite"), AzuriteService.UsualPorts, cancellation: cancellationToken);
            _azurite.Restarted += OnAzuriteRestarted;
        }

        if (UsesInbox(configuration))
        {
            var webPort = configuration.GetValue("Inbox:WebPort", 1080);
            _inbox = await InboxService.StartAsync(
                Path.Combine(DataFolder, "inbox"), configuration.GetValue("Mail:Smtp:Port", 1025), webPort, cancellationToken);
            InboxPage = new Uri($"http://127.0.0.1:{webPort}/");
        }
    }

    // After every service has stopped.
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_inbox is not null) await _inbox.DisposeAsync();
        if (_azurite is not null) await _azurite.DisposeAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool UsesInbox(IConfiguration configuration) =>
        configuration.GetValue("Inbox:Enabled", true)
        && (configuration["Mail:Provider"] ?? "smtp") == "smtp"
        && IPAddress.TryParse(configuration["Mail:Smtp:Host"] ?? "127.0.0.1", out var host) && IPAddress.IsLoopback(host);

    private void OnAzuriteRestarted()
    {
        HostLogs.AzuriteRestarted(logger);
        hub.Value.RequestReload("Azurite was started again");
    }
}
