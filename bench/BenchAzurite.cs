using Onboarding.Runtime.Azurite;

namespace Onboarding.Bench;

/// <summary>Azurite as the app starts it, on ports and in a folder of its own that is gone afterwards.</summary>
internal sealed class BenchAzurite : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("onboarding-bench-").FullName;
    private readonly int[] _ports = FreePorts.Take(3);
    private LocalService? _service;

    public string ConnectionString => AzuriteService.ConnectionString(_ports);

    public static async Task<BenchAzurite> StartAsync()
    {
        var azurite = new BenchAzurite();
        azurite._service = await AzuriteService.StartAsync(azurite._folder, azurite._ports);
        return azurite;
    }

    /// <summary>An empty one instead: what earlier scenarios left slows Azurite down.</summary>
    public async Task RenewAsync()
    {
        await _service!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _service = await AzuriteService.StartAsync(_folder, _ports);
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null) await _service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
