using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class EventTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Events_that_came_before_the_wait_are_kept_in_order()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Late", async context =>
        {
            context.SetCustomStatus("not waiting yet");
            await context.WaitForExternalEvent<string>("go");
            var heard = "";
            for (var i = 0; i < 3; i++) heard += await context.WaitForExternalEvent<string>("word");
            return heard;
        }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Late");

        foreach (var word in new[] { "a", "b", "c" }) await hub.Client.RaiseEventAsync(id, "WORD", word);
        await hub.Client.RaiseEventAsync(id, "go", "");

        Assert.Equal("abc", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Of_several_waiters_for_a_name_the_most_recent_gets_the_event_first()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Two", async context =>
        {
            var first = context.WaitForExternalEvent<string>("word");
            var second = context.WaitForExternalEvent<string>("word");
            return await Task.WhenAny(first, second) == second;
        }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Two");

        await hub.Client.RaiseEventAsync(id, "word", "one");

        Assert.True((await hub.EndOfAsync(id)).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task A_cancelled_waiter_swallows_no_event()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Cancelled", async context =>
        {
            using var source = new CancellationTokenSource();
            var abandoned = context.WaitForExternalEvent<string>("word", source.Token);
            source.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
            return await context.WaitForExternalEvent<string>("word");
        }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Cancelled");

        await hub.Client.RaiseEventAsync(id, "word", "kept");

        Assert.Equal("kept", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_wait_with_a_time_limit_ends_as_cancelled_when_nothing_comes()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var hub = await Hub.StartAsync(azurite, time: time, tasks: tasks => tasks.AddOrchestratorFunc("Limited", async context =>
        {
            context.SetCustomStatus("waiting");
            try
            {
                return await context.WaitForExternalEvent<string>("word", TimeSpan.FromDays(10));
            }
            catch (TaskCanceledException)
            {
                return "nothing came";
            }
        }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Limited");
        await hub.ReachesAsync(id, "waiting");

        time.Advance(TimeSpan.FromDays(10) + TimeSpan.FromMilliseconds(1));

        Assert.Equal("nothing came", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_orchestration_sends_events_to_another_once()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Receiver", async context =>
                await context.WaitForExternalEvent<int>("number") + await context.WaitForExternalEvent<int>("number"))
            .AddOrchestratorFunc<string>("Sender", (context, receiver) =>
            {
                context.SendEvent(receiver, "number", 1);
                context.SendEvent(receiver, "number", 2);
                return Task.CompletedTask;
            }));
        var receiver = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Receiver");

        await hub.RunAsync("Sender", receiver);

        Assert.Equal(3, (await hub.EndOfAsync(receiver)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_event_for_an_instance_that_does_not_run_is_dropped()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Quick", _ => { }));
        var ended = await hub.RunAsync("Quick");

        await hub.Client.RaiseEventAsync(ended.InstanceId, "word", "late");
        await hub.Client.RaiseEventAsync("nobody", "word", "lost");

        Assert.Null(await hub.Client.GetInstanceAsync("nobody"));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await hub.Client.GetInstanceAsync(ended.InstanceId))!.RuntimeStatus);
    }
}
