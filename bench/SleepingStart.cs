using System.Diagnostics;
using System.Globalization;

namespace Onboarding.Bench;

/// <summary>
/// Fills a hub with instances that sleep for 60 days; then a new process starts on it: how long until it serves, and how much memory it takes.
/// Beyond the first 10,000, which the engine itself puts to sleep, only index rows are written: a start reads nothing else of a sleeping instance.
/// </summary>
internal static class SleepingStart
{
    private const int Together = 64;

    private const int Few = 10_000;
    private const int Many = 100_000;
    private const int RowsOfTransaction = 100;

    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        await azurite.RenewAsync();
        var name = BenchHub.NewName();
        var began = Stopwatch.GetTimestamp();
        var most = await FillAsync(azurite, name, Few);
        report.Line($"{Few:N0} instances put to sleep in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s; this process took {most / 1048576.0:0} MiB at most");
        report.Line($"started with {Few:N0}: {await StartProcessAsync(azurite.ConnectionString, name)}");
        await AddIndexRowsAsync(azurite, name, Many - Few);
        report.Line($"started with {Many:N0}: {await StartProcessAsync(azurite.ConnectionString, name)} (goal: under 20 s and 1 GiB)");
    }

    /// <summary>Runs in a process of its own.</summary>
    public static async Task<int> MeasureAsync(string storage, string name)
    {
        var began = Stopwatch.GetTimestamp();
        await using var hub = await BenchHub.StartAsync(storage, name);
        var took = Stopwatch.GetElapsedTime(began);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{took.TotalSeconds:0.0} s, {self.WorkingSet64 / 1048576.0:0} MiB of memory"));
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

    private static async Task AddIndexRowsAsync(BenchAzurite azurite, string name, int count)
    {
        var live = new Azure.Data.Tables.TableClient(azurite.ConnectionString, name + "Live");
        var wakeAt = TimeProvider.System.GetUtcNow().AddDays(60);
        foreach (var ids in Enumerable.Range(0, count).Select(i => $"sleeper-{i:D6}").Chunk(RowsOfTransaction))
        {
            await live.SubmitTransactionAsync(ids.Select(id => new Azure.Data.Tables.TableTransactionAction(
                Azure.Data.Tables.TableTransactionActionType.Add, new Azure.Data.Tables.TableEntity("live", id) { ["InstanceId"] = id, ["WakeAt"] = wakeAt })));
        }
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
