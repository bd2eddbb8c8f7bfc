using System.Collections.Concurrent;
using Onboarding.Runtime.Azurite;

namespace Onboarding.Testing;

/// <summary>Programs that live as long as this process of tests; with it they end, and their folders go.</summary>
internal static class UntilTheEnd
{
    private static readonly ConcurrentBag<(LocalService Service, string Folder)> Kept = [];

    static UntilTheEnd() => AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAsync().GetAwaiter().GetResult();

    /// <summary>Keeps a program.</summary>
    /// <param name="service">It.</param>
    /// <param name="folder">Its folder.</param>
    public static void Keep(LocalService service, string folder) => Kept.Add((service, folder));

    // Stopped, not killed: one that is killed is started again. All at once, as whoever runs the tests may not wait long.
    private static async Task EndAsync()
    {
        await Task.WhenAll(Kept.Select(async one => await one.Service.DisposeAsync()));
        foreach (var (_, folder) in Kept) Directory.Delete(folder, recursive: true);
    }
}
