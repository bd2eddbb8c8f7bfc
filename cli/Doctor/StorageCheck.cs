namespace Onboarding.Cli.Doctor;

/// <summary>Whether the storage of the connection string answers; the emulator may still be down, since the app starts it.</summary>
internal static class StorageCheck
{
    private const int EmulatorTables = 10002;

    public static async Task<IEnumerable<Finding>> OfAsync(Surroundings here, Texts texts, CancellationToken cancellation)
    {
        if (here.UsesEmulator)
        {
            return [await IsEmulatorAsync(EmulatorTables, cancellation)
                ? Finding.Fine("storage", texts["doctor.storage.emulator"])
                : Finding.Fine("storage", texts["doctor.storage.starts"])];
        }

        if (TableEndpointOf(here.Storage) is not { } endpoint)
            return [Finding.Wrong("storage", texts["doctor.storage.unreadable"], texts["doctor.storage.string"])];
        using var answer = await Reach.AskAsync(endpoint, cancellation);
        return [answer is not null
            ? Finding.Fine("storage", texts["doctor.storage.answers", endpoint.Host])
            : Finding.Wrong("storage", texts["doctor.storage.silent", endpoint.Authority], texts["doctor.storage.network"])];
    }

    /// <summary>Where a connection string's tables are, without its secrets; null when it names none.</summary>
    public static Uri? TableEndpointOf(string connection)
    {
        var parts = connection.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .DistinctBy(part => part[0].Trim(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var named = parts.GetValueOrDefault("TableEndpoint");
        if (named is null && parts.GetValueOrDefault("AccountName") is { } account)
            named = $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}/";
        return Uri.TryCreate(named, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https" ? endpoint : null;
    }

    /// <summary>True when it is Azurite that listens.</summary>
    public static async Task<bool> IsEmulatorAsync(int port, CancellationToken cancellation)
    {
        using var answer = await Reach.AskAsync(new Uri($"http://127.0.0.1:{port}/"), cancellation);
        return answer?.Headers.TryGetValues("Server", out var server) == true && server.Any(name => name.StartsWith("Azurite-", StringComparison.Ordinal));
    }
}
