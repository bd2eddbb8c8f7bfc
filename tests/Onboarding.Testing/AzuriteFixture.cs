using Xunit;

namespace Onboarding.Testing;

/// <summary>An account in Azurite for the tests of one collection.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    /// <summary>Connection string of its account.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var azurite = await SharedAzurite.GetAsync();
        ConnectionString = azurite.ConnectionString(azurite.NextAccount());
    }

    /// <inheritdoc />
    public Task DisposeAsync() => Task.CompletedTask;
}
