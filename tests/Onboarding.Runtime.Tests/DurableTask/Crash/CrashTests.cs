using System.Globalization;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Onboarding.Testing;
using Xunit.Abstractions;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>
/// Every orchestration ends as in a run without faults, however often the process that runs it is killed and whatever storage does.
/// ONBOARDING_CRASH_KILLS=100 and ONBOARDING_CRASH_INSTANCES=300 make it the long drill of docs/durable-api.md;
/// ONBOARDING_CRASH_KINDS=Chain,Mailbox keeps to some kinds of orchestration.
/// </summary>
[Collection(OnAzurite.Name)]
public sealed class CrashTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private static readonly int Kills = Setting("ONBOARDING_CRASH_KILLS", 12);
    private static readonly int Instances = Setting("ONBOARDING_CRASH_INSTANCES", 48);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongSleep = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60 + (Instances / 2));

    [Fact]
    public Task A_process_killed_again_and_again_loses_nothing_and_does_nothing_twice() => DrillAsync(workers: 1, Faults.None, Kills);

    [Fact]
    public Task Storage_that_fails_a_tenth_of_its_calls_loses_nothing_and_does_nothing_twice() => DrillAsync(workers: 1, Faults.Repeated, Kills / 4);

    [Fact]
    public Task Storage_whose_every_fault_the_engine_meets_loses_nothing_and_does_nothing_twice() => DrillAsync(workers: 1, Faults.Bare, Kills / 4);

    [Fact]
    public Task Two_processes_that_fight_for_a_hub_lose_nothing_and_do_nothing_twice() => DrillAsync(workers: 2, Faults.None, Kills / 2, Rounds.WithASleep);

    private async Task DrillAsync(int workers, Faults faults, int kills, Rounds rounds = Rounds.OfKills)
    {
        var name = Hub.NewName();
        var effects = new TableClient(azurite.ConnectionString, name + "Effects");
        await effects.CreateAsync();
        await ScheduleAsync(name, effects, kills);

        using var over = new CancellationTokenSource();
        var processes = Enumerable.Range(0, workers).Select(_ => StartWorker(name, faults)).ToArray();
        var scripts = Task.CompletedTask;
        try
        {
            var script = new CrashScripts(() => processes, longestPause: 3 * kills, over.Token);
            scripts = Task.WhenAll(Enumerable.Range(0, Instances).Select(i => script.PlayAsync(CrashKinds.Of(i), CrashKinds.IdOf(i), i)));
            for (var killed = 0; killed < kills; killed++)
            {
                await PassAsync(Random.Shared.Next(4, 14));
                if (rounds == Rounds.WithASleep && killed == kills / 2) await SleepAsync(processes);
                var victim = Random.Shared.Next(workers);
                await processes[victim].DisposeAsync();
                processes[victim] = StartWorker(name, faults);
            }

            await Eventually.HoldsAsync(async () =>
            {
                Assert.All(processes, process => Assert.False(process.HasExited, "A worker ended by itself; its last lines tell why."));
                if (scripts.IsFaulted) await scripts;
                return scripts.IsCompleted && (await UnfinishedAsync(name)).Count == 0;
            }, "every orchestration has ended", LongestEnd);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} These have not: {string.Join(", ", await UnfinishedAsync(name))}");
        }
        finally
        {
            await over.CancelAsync();
            foreach (var process in processes) await process.DisposeAsync();
            await scripts.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await using var hub = await Hub.StartAsync(azurite, tasks => CrashTasks.Register(tasks, effects), name);
        output.WriteLine(await new CrashVerdict(hub, effects, Instances).GiveAsync());
    }

    // Scheduled by a process that is gone before the workers come.
    private async Task ScheduleAsync(string name, TableClient effects, int kills)
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => CrashTasks.Register(tasks, effects), name);
        foreach (var kind in CrashKinds.All)
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Counter", new Dictionary<string, int>(), new StartOrchestrationOptions(CrashCounter.IdFor(kind + "-")));
        for (var i = 0; i < Instances; i++)
        {
            var (kind, id) = (CrashKinds.Of(i), CrashKinds.IdOf(i));
            DateTimeOffset? startAt = kind == "Scheduled" ? DateTimeOffset.UtcNow.AddSeconds(Random.Shared.Next(2, 4 + kills)) : null;
            var order = new Order(kind == CrashKinds.Reused ? $"{id}.1.0" : id, i, StartAt: startAt?.UtcDateTime ?? default);
            await hub.Client.ScheduleNewOrchestrationInstanceAsync(kind, order, new StartOrchestrationOptions(id, startAt));
        }
    }

    // The one that has the hub is held for longer than its lease lasts, wakes while the other runs, and knows of nothing.
    private static async Task SleepAsync(WorkerProcess[] processes)
    {
        await Task.WhenAny(processes.Select(process => process.Ready)).WaitAsync(LongestEnd);
        var owner = Array.FindIndex(processes, process => process.Ready.IsCompleted);
        processes[owner].Pause();
        try
        {
            await PassAsync((int)(LongSleep / Tick));
            await processes[1 - owner].Ready.WaitAsync(LongSleep);
        }
        finally
        {
            processes[owner].Continue();
        }

        await PassAsync(20);
    }

    private static async Task PassAsync(int ticks)
    {
        using var moment = new PeriodicTimer(Tick);
        for (; ticks > 0; ticks--) await moment.WaitForNextTickAsync();
    }

    private async Task<List<string>> UnfinishedAsync(string name)
    {
        var rows = new TableClient(azurite.ConnectionString, name + "Instances");
        return await rows.QueryAsync<TableEntity>("Status eq 'Pending' or Status eq 'Running' or Status eq 'Suspended'", select: ["PartitionKey", "Status"])
            .Where(row => !row.PartitionKey.StartsWith("Counter-", StringComparison.Ordinal)).Select(row => $"{row.PartitionKey} ({row["Status"]})").ToListAsync();
    }

    private WorkerProcess StartWorker(string hub, Faults faults) => WorkerProcess.Start(azurite.ConnectionString, hub, faults);

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : usual;

    private enum Rounds
    {
        OfKills,
        WithASleep,
    }
}
