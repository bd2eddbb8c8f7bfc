using Onboarding.Runtime.Azurite;
using Xunit;

namespace Onboarding.Testing;

/// <summary>Azurite on ports and in a folder of its own, for the tests of one collection. It ends and leaves nothing when they do.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("onboarding-azurite-").FullName;
    private readonly int[] _ports = LocalPorts.Free(3);
    private LocalService? _azurite;

    /// <summary>Connection string of its account.</summary>
    public string ConnectionString => AzuriteService.ConnectionString(_ports);

    /// <inheritdoc />
    public async Task InitializeAsync() => _azurite = await AzuriteService.StartAsync(_folder, _ports);

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_azurite is not null) await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
