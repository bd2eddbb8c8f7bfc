using System.Globalization;
using Onboarding.Runtime.Azurite;

namespace Onboarding.Testing;

/// <summary>
/// One Azurite for all tests of a process, each with an account of its own in it: to start one costs seconds of the processor. It keeps
/// its data in memory and ends with the process. A test that stops its storage starts one for itself.
/// </summary>
public sealed class SharedAzurite
{
    private const int MostAccounts = 400;

    private static readonly Lazy<Task<SharedAzurite>> Started = new(StartAsync);

    private readonly int[] _ports;
    private int _accounts;

    private SharedAzurite(int[] ports) => _ports = ports;

    /// <summary>Its port for tables.</summary>
    public int TablePort => _ports[2];

    /// <summary>The one of this process.</summary>
    public static Task<SharedAzurite> GetAsync() => Started.Value;

    /// <summary>The name of an empty account that nobody else has.</summary>
    public string NextAccount()
    {
        var number = Interlocked.Increment(ref _accounts);
        return number <= MostAccounts
            ? Name(number)
            : throw new InvalidOperationException($"More than {MostAccounts} accounts are asked for: raise {nameof(SharedAzurite)}.{nameof(MostAccounts)}.");
    }

    /// <summary>Connection string of an account.</summary>
    /// <param name="account">Its name.</param>
    /// <param name="tablePort">Another port for its tables, for a proxy between; null: its own.</param>
    public string ConnectionString(string account, int? tablePort = null) =>
        AzuriteService.ConnectionString([_ports[0], _ports[1], tablePort ?? TablePort], account);

    private static async Task<SharedAzurite> StartAsync()
    {
        // Read by every Azurite that this process starts; those of a test's own need no more than the usual account, which is among them.
        Environment.SetEnvironmentVariable("AZURITE_ACCOUNTS", AzuriteService.Accounts(Enumerable.Range(1, MostAccounts).Select(Name)));
        var ports = FreePorts.Take(3);
        await UntilTheEnd.KeepAsync(folder => AzuriteService.StartAsync(folder, ports, keepsData: false), "onboarding-azurite-");
        return new SharedAzurite(ports);
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"tests{number}");
}
