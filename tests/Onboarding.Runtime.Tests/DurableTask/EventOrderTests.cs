using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class EventOrderTests(AzuriteFixture azurite)
{
    private static void Listener(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int, List<int>>("Listener", async (context, count) =>
    {
        var heard = new List<int>();
        context.SetCustomStatus("listening");
        while (heard.Count < count) heard.Add(await context.WaitForExternalEvent<int>("number"));
        return heard;
    });

    [Fact]
    public async Task Events_raised_before_and_after_a_restart_arrive_in_the_order_raised()
    {
        const int Listeners = 40;
        var (name, storage) = (Hub.NewName(), new RefusedTurns());
        var ids = Enumerable.Range(0, Listeners).Select(i => $"listener-{i}").ToList();
        await using (var before = await StartAsync(name, storage))
        {
            foreach (var id in ids)
            {
                await before.Client.ScheduleNewOrchestrationInstanceAsync("Listener", 4, new StartOrchestrationOptions(id));
                await before.ReachesAsync(id, "listening");
            }

            storage.Begin();
            await Task.WhenAll(ids.Select(id => RaiseAsync(before, id, 1, 2)));
        }

        await using var after = await Hub.StartAsync(azurite, Listener, name);
        await Task.WhenAll(ids.Select(id => RaiseAsync(after, id, 3, 4)));

        foreach (var id in ids) Assert.Equal([1, 2, 3, 4], (await after.EndOfAsync(id)).ReadOutputAs<List<int>>()!);
    }

    [Fact]
    public async Task Hundreds_of_events_that_wait_for_a_restart_arrive_in_the_order_raised()
    {
        const int Before = 300;
        const int After = 100;
        var (name, storage) = (Hub.NewName(), new RefusedTurns());
        await using (var before = await StartAsync(name, storage))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Listener", Before + After, new StartOrchestrationOptions("listener"));
            await before.ReachesAsync("listener", "listening");
            storage.Begin();
            await RaiseAsync(before, "listener", 1, Before);
        }

        await using var after = await Hub.StartAsync(azurite, Listener, name);
        await RaiseAsync(after, "listener", Before + 1, Before + After);

        Assert.Equal(Enumerable.Range(1, Before + After), (await after.EndOfAsync("listener")).ReadOutputAs<List<int>>()!);
    }

    [Fact]
    public async Task Events_held_back_by_a_suspension_arrive_before_those_raised_after_it()
    {
        await using var hub = await Hub.StartAsync(azurite, Listener);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Listener", 200, new StartOrchestrationOptions("listener"));
        await hub.ReachesAsync("listener", "listening");
        await hub.Client.SuspendInstanceAsync("listener");
        await hub.IsAsync("listener", OrchestrationRuntimeStatus.Suspended);

        await RaiseAsync(hub, "listener", 1, 150);
        await hub.Client.ResumeInstanceAsync("listener");
        await RaiseAsync(hub, "listener", 151, 200);

        Assert.Equal(Enumerable.Range(1, 200), (await hub.EndOfAsync("listener")).ReadOutputAs<List<int>>()!);
    }

    private Task<Hub> StartAsync(string name, RefusedTurns storage) => Hub.StartAsync(
        azurite, Listener, name, options: options => options.ConfigureTables = tables => tables.AddPolicy(storage, Azure.Core.HttpPipelinePosition.PerRetry));

    private static async Task RaiseAsync(Hub hub, string id, int first, int last)
    {
        for (var number = first; number <= last; number++) await hub.Client.RaiseEventAsync(id, "number", number);
    }
}
