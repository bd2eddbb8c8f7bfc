using System.Diagnostics;

namespace Onboarding.Bench;

/// <summary>A thousand chains of five started together: how much of the storage's rate becomes turns.</summary>
internal static class ChainThroughput
{
    private const int Steps = 5;
    private const int Chains = 1_000;

    // A chain of five is stored in six turns.
    private const int Turns = Chains * (Steps + 1);

    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        await azurite.RenewAsync();
        await using var hub = await BenchHub.StartAsync(azurite.ConnectionString);
        for (var warm = 0; warm < 50; warm++) await hub.RunAsync("Chain", Steps);
        hub.Operations.Reset();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Chains).Select(_ => hub.RunAsync("Chain", Steps)));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var used = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;

        report.Line($"{Chains * Steps / seconds:0} activities/s, {Turns / seconds:0} turns/s, {seconds:0.0} s in all");
        report.Line($"{Turns / seconds / report.TransactionsPerSecond:P0} of the best raw rate of transactions became turns (goal: at least 60%)");
        report.Line($"{used:0.0} s of this process's processor time: {used * 1000 / Turns:0.00} ms a turn");
        report.Line(hub.Operations.Each(Chains * Steps));
    }
}
