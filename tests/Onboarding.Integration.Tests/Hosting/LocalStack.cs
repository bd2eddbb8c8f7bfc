using Onboarding.Runtime.Azurite;

namespace Onboarding.Integration.Tests.Hosting;

/// <summary>Storage and inbox of one app, on free ports, with a folder that goes away with them.</summary>
internal sealed class LocalStack : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onboarding-integration-");
    private readonly int[] _ports = LocalPorts.Free(6);
    private LocalService? _azurite;
    private LocalService? _inbox;

    public string Storage => AzuriteService.ConnectionString(_ports[..3]);

    /// <summary>The same storage, with the tables at another port.</summary>
    public string StorageWith(int tablePort) => AzuriteService.ConnectionString([_ports[0], _ports[1], tablePort]);

    public int TablePort => _ports[2];

    public int SmtpPort => _ports[3];

    public Uri Inbox => new($"http://127.0.0.1:{_ports[4]}/");

    public Uri App => new($"http://127.0.0.1:{_ports[5]}/");

    public string Folder => _folder.FullName;

    public static async Task<LocalStack> StartAsync(bool withInbox = true)
    {
        var stack = new LocalStack();
        stack._azurite = await AzuriteService.StartAsync(Path.Combine(stack.Folder, "azurite"), stack._ports[..3]);
        if (withInbox) await stack.StartInboxAsync();
        return stack;
    }

    public async Task StartInboxAsync() =>
        _inbox = await InboxService.StartAsync(Path.Combine(Folder, "inbox"), _ports[3], _ports[4]);

    /// <summary>From here on the storage answers nothing.</summary>
    public async Task StopStorageAsync()
    {
        if (_azurite is not null) await _azurite.DisposeAsync();
        _azurite = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_inbox is not null) await _inbox.DisposeAsync();
        if (_azurite is not null) await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
