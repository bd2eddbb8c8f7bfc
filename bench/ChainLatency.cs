using System.Diagnostics;

namespace Onboarding.Bench;

/// <summary>How long a client waits for a chain of five activities that do nothing, when nothing else is going on.</summary>
internal static class ChainLatency
{
    private const int Steps = 5;
    private const int Runs = 300;

    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        await using var hub = await BenchHub.StartAsync(azurite.ConnectionString);
        for (var warm = 0; warm < 50; warm++) await hub.RunAsync("Chain", Steps);
        hub.Operations.Reset();
        var each = new List<double>(Runs);
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            await hub.RunAsync("Chain", Steps);
            each.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var median = Report.Percentile(each, 0.5);
        report.Line($"median {median:0.0} ms, 95th percentile {Report.Percentile(each, 0.95):0.0} ms, the waiting client included");
        report.Line($"{median / report.TransactionMilliseconds:0.0} raw transactions of five (goal: at most 8)");
        report.Line(hub.Operations.Each(Runs * Steps));
    }
}
