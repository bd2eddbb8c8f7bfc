using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>
/// Every orchestration ends as in a run without faults, however often the process that runs it is killed and whatever storage does.
/// ONBOARDING_CRASH_KILLS=100 and ONBOARDING_CRASH_INSTANCES=300 make it the long drill of docs/durable-api.md.
/// </summary>
[Collection(OnAzurite.Name)]
public sealed class CrashTests(AzuriteFixture azurite)
{
    private static readonly int Kills = Setting("ONBOARDING_CRASH_KILLS", 12);
    private static readonly int Instances = Setting("ONBOARDING_CRASH_INSTANCES", 48);

    [Fact]
    public async Task A_process_killed_again_and_again_loses_nothing_and_does_nothing_twice() => await DrillAsync(workers: 1, faults: 0, Kills);

    [Fact]
    public async Task Storage_that_fails_a_tenth_of_its_calls_loses_nothing_and_does_nothing_twice() => await DrillAsync(workers: 1, faults: 0.1, Kills / 4);

    [Fact]
    public async Task Two_processes_that_fight_for_a_hub_lose_nothing_and_do_nothing_twice() => await DrillAsync(workers: 2, faults: 0, Kills / 2);

    private async Task DrillAsync(int workers, double faults, int kills)
    {
        var name = Hub.NewName();
        var effects = new TableClient(azurite.ConnectionString, name + "Effects");
        await effects.CreateAsync();
        await ScheduleAsync(name, effects);

        var processes = Enumerable.Range(0, workers).Select(_ => StartWorker(name, faults)).ToArray();
        try
        {
            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            for (var killed = 0; killed < kills; killed++)
            {
                for (var wait = Random.Shared.Next(4, 14); wait > 0; wait--) await moment.WaitForNextTickAsync();
                var victim = Random.Shared.Next(workers);
                processes[victim].Kill();
                await processes[victim].WaitForExitAsync();
                processes[victim].Dispose();
                processes[victim] = StartWorker(name, faults);
            }

            await Eventually.HoldsAsync(async () =>
            {
                Assert.All(processes, process => Assert.False(process.HasExited, "A worker ended by itself; its last lines tell why."));
                return await CountUnfinishedAsync(name) == 0;
            }, "every orchestration has ended");
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill();
                await process.WaitForExitAsync();
                process.Dispose();
            }
        }

        await ExpectAsync(name, effects);
    }

    // Scheduled by a process that is gone before the workers come.
    private async Task ScheduleAsync(string name, TableClient effects)
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => CrashTasks.Register(tasks, effects), name);
        for (var i = 0; i < Instances; i++)
        {
            var kind = CrashTasks.Kinds[i % CrashTasks.Kinds.Count];
            object input = kind == "Loop" ? (i, 0) : i;
            await hub.Client.ScheduleNewOrchestrationInstanceAsync(kind, input, new Microsoft.DurableTask.StartOrchestrationOptions($"{kind}-{i}"));
        }
    }

    private async Task ExpectAsync(string name, TableClient effects)
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => CrashTasks.Register(tasks, effects), name);
        for (var i = 0; i < Instances; i++)
        {
            var kind = CrashTasks.Kinds[i % CrashTasks.Kinds.Count];
            var end = await hub.Client.GetInstanceAsync($"{kind}-{i}", getInputsAndOutputs: true);
            Assert.True(end!.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{kind}-{i} ended as {end.RuntimeStatus}: {end.FailureDetails}");
            Assert.Equal(CrashTasks.ExpectedOf(kind, i), end.ReadOutputAs<int>());
            var rows = await effects.QueryAsync<TableEntity>($"PartitionKey eq '{kind}-{i}'").ToListAsync();
            Assert.Equal(CrashTasks.StepsOf(kind), rows.Count);
        }
    }

    private async Task<int> CountUnfinishedAsync(string name)
    {
        var rows = new TableClient(azurite.ConnectionString, name + "Instances");
        return await rows.QueryAsync<TableEntity>("RowKey eq 'status' and (Status eq 'Pending' or Status eq 'Running')", select: ["PartitionKey"]).CountAsync();
    }

    private Process StartWorker(string hub, double faults) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(CrashWorker).Assembly.Location, azurite.ConnectionString, hub, faults.ToString(CultureInfo.InvariantCulture)]))!;

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : usual;
}
