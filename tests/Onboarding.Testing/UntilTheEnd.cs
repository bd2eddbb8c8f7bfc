using System.Collections.Concurrent;
using System.Globalization;
using Onboarding.Runtime.Azurite;

namespace Onboarding.Testing;

/// <summary>Programs that live as long as this process of tests; with it they end, and their folders go.</summary>
internal static class UntilTheEnd
{
    private static readonly ConcurrentBag<(LocalService Service, string Folder)> Kept = [];

    static UntilTheEnd()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAsync().GetAwaiter().GetResult();
        // Should the end be cut off, they see to it themselves.
        Environment.SetEnvironmentVariable("ONBOARDING_TESTS", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        Environment.SetEnvironmentVariable("NODE_OPTIONS", $"--require \"{Repository.At("tests", "Onboarding.Testing", "ends-with.cjs").Replace('\\', '/')}\"");
    }

    /// <summary>Starts a program and keeps it.</summary>
    /// <param name="start">Starts it with its data in a folder.</param>
    /// <param name="folder">Beginning of the folder's name.</param>
    public static async Task KeepAsync(Func<string, Task<LocalService>> start, string folder)
    {
        var path = Directory.CreateTempSubdirectory(folder).FullName;
        Kept.Add((await start(path), path));
    }

    // Stopped, not killed: one that is killed is started again. All at once, as whoever runs the tests may not wait long.
    private static async Task EndAsync()
    {
        await Task.WhenAll(Kept.Select(async one => await one.Service.DisposeAsync()));
        foreach (var (_, folder) in Kept) Directory.Delete(folder, recursive: true);
    }
}
