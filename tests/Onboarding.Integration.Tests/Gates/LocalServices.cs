using Azure.Data.Tables;
using Onboarding.Runtime.Azurite;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>Azurite and a local inbox of their own, shared by the tests of gates and mail; both end and leave nothing when the tests do.</summary>
public sealed class LocalServices : IAsyncLifetime
{
    public const string Collection = "Gates and mail";

    private readonly string _folder = Directory.CreateTempSubdirectory("onboarding-gates-").FullName;
    private readonly int[] _ports = LocalPorts.Free(5);
    private LocalService? _azurite;
    private LocalService? _inbox;

    public string Storage => AzuriteService.ConnectionString(_ports[..3]);

    public int SmtpPort => _ports[3];

    public Uri InboxUrl => new($"http://127.0.0.1:{_ports[4]}");

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteService.StartAsync(Path.Combine(_folder, "azurite"), _ports[..3]);
        _inbox = await InboxService.StartAsync(Path.Combine(_folder, "inbox"), SmtpPort, _ports[4]);
        await new TablesAtStart(new TableServiceClient(Storage)).StartingAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_inbox is not null) await _inbox.DisposeAsync();
        if (_azurite is not null) await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

[CollectionDefinition(LocalServices.Collection)]
public sealed class LocalServicesCollection : ICollectionFixture<LocalServices>;
