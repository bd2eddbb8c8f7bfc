using Azure.Data.Tables;
using Onboarding.Testing;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>An account in Azurite and a local inbox, shared by the tests of gates and mail.</summary>
public sealed class LocalServices : IAsyncLifetime
{
    public const string Collection = "Gates and mail";

    private SharedInbox? _inbox;

    public string Storage { get; private set; } = "";

    public int SmtpPort => _inbox!.SmtpPort;

    public Uri InboxUrl => _inbox!.Address;

    public async Task InitializeAsync()
    {
        var azurite = await SharedAzurite.GetAsync();
        Storage = azurite.ConnectionString(azurite.NextAccount());
        _inbox = await SharedInbox.TakeAsync();
        await new TablesAtStart(new TableServiceClient(Storage)).StartingAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => _inbox!.ReturnAsync();
}

[CollectionDefinition(LocalServices.Collection)]
public sealed class LocalServicesCollection : ICollectionFixture<LocalServices>;
