using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class DurabilityTests(AzuriteFixture azurite)
{
    private static void TwoWords(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("TwoWords", async context =>
    {
        context.SetCustomStatus("first");
        var first = await context.WaitForExternalEvent<string>("word");
        context.SetCustomStatus("second");
        return first + await context.WaitForExternalEvent<string>("word");
    });

    [Fact]
    public async Task An_instance_goes_on_in_another_process_from_the_tables_alone()
    {
        var name = Hub.NewName();
        string id;
        await using (var before = await Hub.StartAsync(azurite, TwoWords, name))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("TwoWords");
            await before.Client.RaiseEventAsync(id, "word", "a");
            await before.ReachesAsync(id, "second");
        }

        await using var after = await Hub.StartAsync(azurite, TwoWords, name);
        await after.Client.RaiseEventAsync(id, "word", "b");

        Assert.Equal("ab", (await after.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_instance_that_was_let_go_wakes_for_events_and_timers()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var hub = await Hub.StartAsync(azurite, time: time, options: options => options.IdleTime = TimeSpan.FromMilliseconds(1), tasks: tasks => tasks
            .AddOrchestratorFunc("Sleeper", async context =>
            {
                var word = await context.WaitForExternalEvent<string>("word");
                context.SetCustomStatus("asleep");
                await context.CreateTimer(TimeSpan.FromDays(60), CancellationToken.None);
                return word + "!";
            }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Sleeper");
        await hub.IsLetGoAsync(azurite, id);

        await hub.Client.RaiseEventAsync(id, "word", "awake");
        await hub.ReachesAsync(id, "asleep");
        await hub.IsLetGoAsync(azurite, id);
        time.Advance(TimeSpan.FromDays(61));

        Assert.Equal("awake!", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_sleeping_instance_is_not_read_at_start_and_its_timer_still_fires()
    {
        var (name, time) = (Hub.NewName(), new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Sleeper", context => context.CreateTimer(TimeSpan.FromDays(60), CancellationToken.None));
        string id;
        await using (var before = await Hub.StartAsync(azurite, Tasks, name, time, options => options.IdleTime = TimeSpan.FromMilliseconds(1)))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Sleeper");
            await before.IsLetGoAsync(azurite, id);
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, name, time);
        time.Advance(TimeSpan.FromDays(61));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await after.EndOfAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task Storage_that_went_back_in_time_is_noticed_and_everything_is_read_again()
    {
        await using var hub = await Hub.StartAsync(azurite, TwoWords);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("TwoWords");
        await hub.ReachesAsync(id, "first");
        var earlier = await RowsOfAsync(hub, id);
        await hub.Client.RaiseEventAsync(id, "word", "forgotten");
        await hub.ReachesAsync(id, "second");

        await RestoreAsync(hub, id, earlier);
        await hub.Client.RaiseEventAsync(id, "word", "a");
        await hub.Client.RaiseEventAsync(id, "word", "b");

        Assert.Equal("ab", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(40_000)]
    [InlineData(300_000)]
    [InlineData(3_000_000)]
    public async Task Payloads_of_any_length_come_back_whole(int length)
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc<string, string>("Echo", (_, text) => text)
            .AddOrchestratorFunc<string, string>("Long", (context, text) => context.CallActivityAsync<string>("Echo", text)));
        var text = string.Concat(Enumerable.Range(0, length / 10).Select(i => $"{i:D9}\u4e2d"));

        Assert.Equal(text, (await hub.RunAsync("Long", text)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_instance_id_may_have_every_letter_that_table_keys_refuse()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Odd", context => context.InstanceId));

        var end = await hub.RunAsync("Odd", options: new StartOrchestrationOptions("a/b\\c#d?e%f~g\u0001"));

        Assert.Equal("a/b\\c#d?e%f~g\u0001", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_id_used_again_at_once_starts_each_time_and_is_still_found_by_a_restart()
    {
        var name = Hub.NewName();
        void Tasks(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc<int, int>("Echo", (_, number) => Task.FromResult(number))
            .AddOrchestratorFunc("Waiting", context => context.WaitForExternalEvent<string>("word"));
        await using (var before = await Hub.StartAsync(azurite, Tasks, name))
        {
            for (var round = 0; round < 30; round++)
                Assert.Equal(round, (await before.RunAsync("Echo", round, new StartOrchestrationOptions("again"))).ReadOutputAs<int>());
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Waiting", null, new StartOrchestrationOptions("again"));
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, name);
        await after.Client.RaiseEventAsync("again", "word", "here");

        Assert.Equal("here", (await after.EndOfAsync("again")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_ended_instance_leaves_no_index_row()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc<int, int>("Echo", (_, number) => Task.FromResult(number)));
        var live = new TableClient(azurite.ConnectionString, hub.Name + "Live");
        await hub.RunAsync("Echo", 1);

        await Eventually.HoldsAsync(
            async () => await live.QueryAsync<TableEntity>("PartitionKey eq 'live'").CountAsync() == 0, "no instance counts as live");
    }

    [Fact]
    public async Task Storage_that_refuses_a_few_calls_does_not_stop_a_hub_from_starting()
    {
        var refusals = new RefusingStorage(3);
        await using var hub = await Hub.StartAsync(
            azurite, TwoWords, options: options => options.ConfigureTables = tables => tables.AddPolicy(refusals, Azure.Core.HttpPipelinePosition.PerRetry));

        Assert.Equal(0, refusals.Left);
        Assert.NotNull(await hub.Client.ScheduleNewOrchestrationInstanceAsync("TwoWords"));
    }

    [Fact]
    public async Task An_instance_id_beyond_its_limit_is_refused()
    {
        await using var hub = await Hub.StartAsync(azurite, _ => { });

        await Assert.ThrowsAsync<ArgumentException>(() =>
            hub.Client.ScheduleNewOrchestrationInstanceAsync("Odd", null, new StartOrchestrationOptions(new string('x', 500))));
    }

    [Fact]
    public async Task A_second_process_waits_for_the_hub_and_takes_over_when_the_first_stops()
    {
        var name = Hub.NewName();
        var first = await Hub.StartAsync(azurite, TwoWords, name);
        var id = await first.Client.ScheduleNewOrchestrationInstanceAsync("TwoWords");
        await first.ReachesAsync(id, "first");

        var second = Hub.StartAsync(azurite, TwoWords, name);
        await first.Client.RaiseEventAsync(id, "word", "a");
        await first.ReachesAsync(id, "second");
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();

        await using var taker = await second;
        await taker.Client.RaiseEventAsync(id, "word", "b");
        Assert.Equal("ab", (await taker.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_chain_of_five_costs_one_transaction_a_turn()
    {
        var writes = new RequestCounter();
        await using var hub = await Hub.StartAsync(azurite, options: options => options.ConfigureTables = tables =>
            tables.AddPolicy(writes, Azure.Core.HttpPipelinePosition.PerCall), tasks: tasks => tasks
            .AddActivityFunc<int, int>("AddOne", (_, number) => number + 1)
            .AddOrchestratorFunc<int, int>("Chain", async (context, number) =>
            {
                for (var i = 0; i < 5; i++) number = await context.CallActivityAsync<int>("AddOne", number);
                return number;
            }));

        writes.Reset();
        await hub.RunAsync("Chain", 0);

        Assert.Equal(6, writes.Transactions);
    }

    private async Task<List<TableEntity>> RowsOfAsync(Hub hub, string id) =>
        await hub.Rows(azurite).QueryAsync<TableEntity>($"PartitionKey eq '{id}'").ToListAsync();

    private async Task RestoreAsync(Hub hub, string id, List<TableEntity> earlier)
    {
        var table = hub.Rows(azurite);
        foreach (var row in await RowsOfAsync(hub, id)) await table.DeleteEntityAsync(row);
        foreach (var row in earlier) await table.AddEntityAsync(row);
    }
}
