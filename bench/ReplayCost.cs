using System.Diagnostics;

namespace Onboarding.Bench;

/// <summary>What it costs to wake an instance that is not in memory, by the length of its history.</summary>
internal static class ReplayCost
{
    // Scheduled and completed.
    private const int EventsPerActivity = 2;
    private const int Runs = 5;

    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        await azurite.RenewAsync();
        // Once for nothing: the first time, code is compiled.
        await MeasureAsync(azurite, 100);
        foreach (var events in new[] { 100, 1_000, 10_000 })
        {
            var median = await MeasureAsync(azurite, events);
            report.Line($"{events:N0} events: {median:0} ms from the event to the end, {median * 1000 / events:0} ms for 1,000 events");
        }
    }

    private static async Task<double> MeasureAsync(BenchAzurite azurite, int events)
    {
        var name = BenchHub.NewName();
        var ids = new List<string>();
        await using (var before = await BenchHub.StartAsync(azurite.ConnectionString, name))
        {
            for (var run = 0; run < Runs; run++) ids.Add(await before.Client.ScheduleNewOrchestrationInstanceAsync("ChainThenWaiting", events / EventsPerActivity));
            foreach (var id in ids)
                while ((await before.Client.GetInstanceAsync(id, getInputsAndOutputs: true))?.SerializedCustomStatus is null) await Task.Delay(20);
            await AsleepAsync(azurite, name);
        }

        await using var after = await BenchHub.StartAsync(azurite.ConnectionString, name);
        var each = new List<double>();
        foreach (var id in ids)
        {
            var start = Stopwatch.GetTimestamp();
            await after.Client.RaiseEventAsync(id, "word", "x");
            await after.Client.WaitForInstanceCompletionAsync(id);
            each.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Report.Percentile(each, 0.5);
    }

    // Otherwise the hub reads the instances at its start, and the event finds them in memory.
    private static async Task AsleepAsync(BenchAzurite azurite, string name)
    {
        var live = new Azure.Data.Tables.TableClient(azurite.ConnectionString, name + "Live");
        await foreach (var row in live.QueryAsync<Azure.Data.Tables.TableEntity>("PartitionKey eq 'live'"))
        {
            row["WakeAt"] = new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await live.UpdateEntityAsync(row, Azure.ETag.All, Azure.Data.Tables.TableUpdateMode.Replace);
        }
    }
}
