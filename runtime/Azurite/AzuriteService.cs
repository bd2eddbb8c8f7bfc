using System.Globalization;

namespace Onboarding.Runtime.Azurite;

/// <summary>Azure Storage on this machine.</summary>
public static class AzuriteService
{
    // The account that every copy of the emulator knows; not a secret.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>The setting that means "the emulator on its usual ports".</summary>
    public const string DevelopmentStorage = "UseDevelopmentStorage=true";

    /// <summary>The emulator's usual ports: blobs, queues, tables.</summary>
    public static IReadOnlyList<int> UsualPorts { get; } = [10000, 10001, 10002];

    /// <summary>Connection string for an emulator on other ports.</summary>
    /// <param name="ports">Blobs, queues, tables.</param>
    /// <param name="account">One of the accounts that the emulator was started with, see <see cref="Accounts"/>.</param>
    public static string ConnectionString(IReadOnlyList<int> ports, string account = Account) => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{ports[0]}/{account};QueueEndpoint=http://127.0.0.1:{ports[1]}/{account};TableEndpoint=http://127.0.0.1:{ports[2]}/{account};");

    /// <summary>What the environment variable AZURITE_ACCOUNTS holds for an emulator with accounts beside the one that every copy has.</summary>
    public static string Accounts(IEnumerable<string> names) => string.Join(';', names.Prepend(Account).Select(name => $"{name}:{Key}"));

    /// <summary>Starts the emulator unless one listens.</summary>
    /// <param name="folder">Folder for its data, which survives restarts.</param>
    /// <param name="ports">Blobs, queues, tables.</param>
    /// <param name="keepsData">False: its data ends with it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="LocalServiceException">It cannot be started.</exception>
    public static Task<LocalService> StartAsync(string folder, IReadOnlyList<int> ports, bool keepsData = true, CancellationToken cancellation = default) => LocalService.StartAsync(
        new LocalServicePlan
        {
            Name = "azurite",
            Folder = folder,
            Ports = ports,
            Arguments = () =>
            [
                "-r", LocalTools.Script("azurite-save.cjs"), "-r", LocalTools.Script("azurite-find.cjs"), LocalTools.Script("node_modules", "azurite", "dist", "src", "azurite.js"),
                "--silent", "--disableTelemetry", .. keepsData ? ["--location", folder] : (string[])["--inMemoryPersistence"],
                "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
                "--blobPort", Text(ports[0]), "--queuePort", Text(ports[1]), "--tablePort", Text(ports[2]),
            ],
            AnswersAsync = async token => await AnswersAsync(ports[0], "Blob", token) && await AnswersAsync(ports[2], "Table", token),
            Remedy = "Stop that program, or set AzureWebJobsStorage to another storage account.",
        },
        cancellation);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static async Task<bool> AnswersAsync(int port, string service, CancellationToken cancellation)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri($"http://127.0.0.1:{port}/"), cancellation);
            return response.Headers.TryGetValues("Server", out var server) && server.Any(name => name.StartsWith($"Azurite-{service}", StringComparison.Ordinal));
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
