using Onboarding.Runtime.Azurite;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Hosting;

/// <summary>Storage (an account of its own in the shared Azurite), inbox, folder and port of one app.</summary>
internal sealed class LocalStack : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onboarding-integration-");
    private readonly int[] _ports = FreePorts.Take(3);
    private readonly SharedAzurite _azurite;
    private readonly string _account;
    private SharedInbox? _inbox;
    private LocalService? _lateInbox;

    private LocalStack(SharedAzurite azurite)
    {
        _azurite = azurite;
        _account = azurite.NextAccount();
    }

    public string Storage => _azurite.ConnectionString(_account);

    /// <summary>The same storage, with the tables at another port.</summary>
    public string StorageWith(int tablePort) => _azurite.ConnectionString(_account, tablePort);

    public int TablePort => _azurite.TablePort;

    public int SmtpPort => _inbox?.SmtpPort ?? _ports[0];

    public Uri Inbox => _inbox?.Address ?? new($"http://127.0.0.1:{_ports[1]}/");

    public Uri App => new($"http://127.0.0.1:{_ports[2]}/");

    public string Folder => _folder.FullName;

    public static async Task<LocalStack> StartAsync(bool withInbox = true)
    {
        var stack = new LocalStack(await SharedAzurite.GetAsync());
        if (withInbox) stack._inbox = await SharedInbox.TakeAsync();
        return stack;
    }

    /// <summary>Starts the inbox of a stack that began without one.</summary>
    public async Task StartInboxAsync() =>
        _lateInbox = await InboxService.StartAsync(Path.Combine(Folder, "inbox"), _ports[0], _ports[1]);

    public async ValueTask DisposeAsync()
    {
        if (_inbox is not null) await _inbox.ReturnAsync();
        if (_lateInbox is not null) await _lateInbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
