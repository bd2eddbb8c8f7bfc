using System.Diagnostics;
using System.Globalization;

namespace Onboarding.Bench;

/// <summary>
/// Fills a hub with instances that sleep for 60 days, through the engine; then a new process starts on it: how long until it serves, and
/// how much memory it takes.
/// </summary>
internal static class SleepingStart
{
    private const int Together = 64;

    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        foreach (var count in new[] { 10_000, 100_000 })
        {
            await azurite.RenewAsync();
            var name = BenchHub.NewName();
            var began = Stopwatch.GetTimestamp();
            var most = await FillAsync(azurite, name, count);
            report.Line($"{count:N0} instances put to sleep in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s; this process took {most / 1048576.0:0} MiB at most");
            report.Line($"started with them: {await StartProcessAsync(azurite.ConnectionString, name)}");
        }
    }

    /// <summary>Runs in a process of its own.</summary>
    public static async Task<int> MeasureAsync(string storage, string name)
    {
        var began = Stopwatch.GetTimestamp();
        await using var hub = await BenchHub.StartAsync(storage, name);
        var took = Stopwatch.GetElapsedTime(began);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{took.TotalSeconds:0.0} s, {self.WorkingSet64 / 1048576.0:0} MiB of memory (goal: 100,000 in under 20 s and 1 GiB)"));
        return 0;
    }

    private static async Task<long> FillAsync(BenchAzurite azurite, string name, int count)
    {
        await using var hub = await BenchHub.StartAsync(azurite.ConnectionString, name, options => options.IdleTime = TimeSpan.FromSeconds(1));
        var (next, most) = (0, 0L);
        await Task.WhenAll(Enumerable.Range(0, Together).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) <= count)
            {
                await hub.Client.ScheduleNewOrchestrationInstanceAsync("Sleeping");
                if (next % 1000 == 0) most = Math.Max(most, Environment.WorkingSet);
            }
        }));
        var live = new Azure.Data.Tables.TableClient(azurite.ConnectionString, name + "Live");
        while (await CountAwakeAsync(live) > 0) await Task.Delay(500);
        return Math.Max(most, Environment.WorkingSet);
    }

    private static async Task<int> CountAwakeAsync(Azure.Data.Tables.TableClient live)
    {
        var awake = 0;
        await foreach (var row in live.QueryAsync<Azure.Data.Tables.TableEntity>("PartitionKey eq 'live'", select: ["WakeAt"]))
            if (!row.ContainsKey("WakeAt") || row["WakeAt"] is null) awake++;
        return awake;
    }

    private static async Task<string> StartProcessAsync(string storage, string name)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SleepingStart).Assembly.Location, "start-hub", storage, name]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return printed.Trim();
    }
}
