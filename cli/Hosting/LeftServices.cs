using System.Diagnostics;
using System.Globalization;

namespace Onboarding.Cli.Hosting;

/// <summary>
/// Storage and inbox that an app left running when it died for good. They run in sessions of their own, so that a crash does not
/// take them along; a file beside their data says which process each is.
/// </summary>
internal static class LeftServices
{
    private static readonly TimeSpan SavePatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    public static async Task StopAsync(string dataFolder)
    {
        foreach (var file in Directory.EnumerateFiles(dataFolder, "*.pid", SearchOption.AllDirectories).ToList())
        {
            using var process = Find(await File.ReadAllTextAsync(file));
            if (process is null) continue;
            using var patience = new CancellationTokenSource(SavePatience);
            if (Signals.TryInterrupt(process.Id)) await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!process.HasExited) process.Kill();
            File.Delete(file);
        }
    }

    // The number alone may long be another process's; its start time tells.
    private static Process? Find(string idAndStart)
    {
        var fields = idAndStart.Split(' ');
        if (fields.Length != 2 || !int.TryParse(fields[0], CultureInfo.InvariantCulture, out var id)) return null;
        if (!long.TryParse(fields[1], CultureInfo.InvariantCulture, out var ticks)) return null;
        try
        {
            var process = Process.GetProcessById(id);
            return (process.StartTime.ToUniversalTime() - new DateTime(ticks, DateTimeKind.Utc)).Duration() < SameStart ? process : null;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
