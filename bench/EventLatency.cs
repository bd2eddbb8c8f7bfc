using System.Diagnostics;

namespace Onboarding.Bench;

/// <summary>From the call that raises an event to the client that hears of the orchestration's end.</summary>
internal static class EventLatency
{
    private const int Runs = 300;

    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        await azurite.RenewAsync();
        await using var hub = await BenchHub.StartAsync(azurite.ConnectionString);
        for (var warm = 0; warm < 50; warm++) await OnceAsync(hub);
        hub.Operations.Reset();
        var each = new List<double>(Runs);
        for (var run = 0; run < Runs; run++) each.Add(await OnceAsync(hub));
        var median = Report.Percentile(each, 0.5);
        report.Line($"median {median:0.0} ms, 95th percentile {Report.Percentile(each, 0.95):0.0} ms");
        report.Line($"{median / report.TransactionMilliseconds:0.0} raw transactions of five (goal: at most 3)");
    }

    private static async Task<double> OnceAsync(BenchHub hub)
    {
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waiting");
        while ((await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true))?.SerializedCustomStatus is null) await Task.Yield();
        var start = Stopwatch.GetTimestamp();
        await hub.Client.RaiseEventAsync(id, "word", "x");
        await hub.Client.WaitForInstanceCompletionAsync(id);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
