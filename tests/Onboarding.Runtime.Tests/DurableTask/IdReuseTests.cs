using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>An id that is used again starts a life of its own: nothing of the former one reaches it, and nothing of its own is taken for old.</summary>
[Collection(OnAzurite.Name)]
public sealed class IdReuseTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(null)]
    [InlineData("the-child")]
    public async Task A_parent_restarted_under_its_id_runs_its_child_again(string? childId)
    {
        var runs = 0;
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Count", _ => ++runs)
            .AddOrchestratorFunc("Child", context => context.CallActivityAsync<int>("Count"))
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<int>("Child", new SubOrchestrationOptions(instanceId: childId))));
        var first = await hub.RunAsync("Parent");

        await hub.Client.RestartAsync(first.InstanceId, restartWithNewInstanceId: false);
        var second = await hub.EndOfAsync(first.InstanceId);

        Assert.Equal((OrchestrationRuntimeStatus.Completed, 2), (second.RuntimeStatus, second.ReadOutputAs<int>()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timer_of_a_former_life_never_fires_into_the_new_one(bool terminated)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var hub = await Hub.StartAsync(azurite, time: time, tasks: tasks => tasks.AddOrchestratorFunc<int, bool>("Timed", async (context, days) =>
        {
            var timer = context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);
            context.SetCustomStatus("waiting");
            await Task.WhenAny(timer, context.WaitForExternalEvent<string>("word"));
            return timer.IsCompleted;
        }));
        var options = new StartOrchestrationOptions("timed");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Timed", 1, options);
        await hub.ReachesAsync("timed", "waiting");
        if (terminated) await hub.Client.TerminateInstanceAsync("timed");
        else await hub.Client.RaiseEventAsync("timed", "word", "");
        await hub.EndOfAsync("timed");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Timed", 10, options);
        await hub.ReachesAsync("timed", "waiting");

        time.Advance(TimeSpan.FromDays(2));
        await hub.Client.RaiseEventAsync("timed", "word", "");

        Assert.False((await hub.EndOfAsync("timed")).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task An_activity_of_a_former_life_does_not_answer_the_same_call_of_the_new_one()
    {
        var (old, fresh) = (new Gate(), new Gate());
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc<string, string>("Work", async (_, life) =>
            {
                await (life == "old" ? old : fresh).PassAsync();
                return life;
            })
            .AddOrchestratorFunc<string, string>("Worker", async (context, life) =>
            {
                var work = context.CallActivityAsync<string>("Work", life);
                await context.WaitForExternalEvent<string>("asked");
                context.SetCustomStatus("asked");
                return await work;
            }));
        var options = new StartOrchestrationOptions("worker");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Worker", "old", options);
        await old.Reached;
        await hub.Client.TerminateInstanceAsync("worker");
        await hub.EndOfAsync("worker");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Worker", "new", options);
        await fresh.Reached;

        old.Open();
        await hub.Client.RaiseEventAsync("worker", "asked", "");
        await Eventually.HoldsAsync(async () => (await hub.Client.GetInstanceAsync("worker", true))!.SerializedCustomStatus is not null, "it was asked");
        fresh.Open();

        Assert.Equal("new", (await hub.EndOfAsync("worker")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_child_of_a_former_life_does_not_answer_the_same_call_of_the_new_one()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Child", context => context.WaitForExternalEvent<string>("word"))
            .AddOrchestratorFunc<string, string>("Parent", (context, child) =>
                context.CallSubOrchestratorAsync<string>("Child", new SubOrchestrationOptions(instanceId: child))));
        var options = new StartOrchestrationOptions("parent");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent", "old-child", options);
        await hub.IsAsync("old-child", OrchestrationRuntimeStatus.Running);
        await hub.Client.TerminateInstanceAsync("parent");
        await hub.EndOfAsync("parent");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent", "new-child", options);
        await hub.IsAsync("new-child", OrchestrationRuntimeStatus.Running);

        await hub.Client.RaiseEventAsync("old-child", "word", "old");
        await hub.EndOfAsync("old-child");
        await hub.HasSaidAllAsync(azurite, "old-child");
        await hub.Client.RaiseEventAsync("new-child", "word", "new");

        Assert.Equal("new", (await hub.EndOfAsync("parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_of_a_sender_whose_id_was_used_again_arrive()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Receiver", async context =>
                await context.WaitForExternalEvent<int>("number") + await context.WaitForExternalEvent<int>("number"))
            .AddOrchestratorFunc<int>("Sender", (context, number) =>
            {
                context.SendEvent("receiver", "number", number);
                return Task.CompletedTask;
            }));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Receiver", null, new StartOrchestrationOptions("receiver"));

        await hub.RunAsync("Sender", 1, new StartOrchestrationOptions("sender"));
        await hub.RunAsync("Sender", 10, new StartOrchestrationOptions("sender"));

        Assert.Equal(11, (await hub.EndOfAsync("receiver")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_event_that_the_former_life_did_not_take_in_is_not_the_new_ones()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Listener", context => context.WaitForExternalEvent<string>("word")));
        var options = new StartOrchestrationOptions("listener");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, options);
        await hub.Client.SuspendInstanceAsync("listener");
        await hub.IsAsync("listener", OrchestrationRuntimeStatus.Suspended);
        await hub.Client.RaiseEventAsync("listener", "word", "old");
        await hub.Client.TerminateInstanceAsync("listener");
        await hub.EndOfAsync("listener");

        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, options);
        await hub.Client.RaiseEventAsync("listener", "word", "new");

        Assert.Equal("new", (await hub.EndOfAsync("listener")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Of_two_concurrent_starts_under_an_ended_id_one_wins_and_the_other_is_told()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc<string, string>("Once", async (context, input) =>
            input + await context.WaitForExternalEvent<string>("word")));
        var options = new StartOrchestrationOptions("once");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Once", "first", options);

        for (var round = 0; round < 20; round++)
        {
            await hub.Client.TerminateInstanceAsync("once");
            await hub.EndOfAsync("once");
            var starts = new[] { $"a{round}-", $"b{round}-" }
                .Select(input => (Input: input, Start: Task.Run(() => hub.Client.ScheduleNewOrchestrationInstanceAsync("Once", input, options)))).ToArray();
            var refusals = await Task.WhenAll(starts.Select(start => Record.ExceptionAsync(() => start.Start)));

            Assert.IsAssignableFrom<InvalidOperationException>(Assert.Single(refusals, refusal => refusal is not null));
            var winner = starts[Array.FindIndex(refusals, refusal => refusal is null)].Input;
            Assert.Equal(winner, (await hub.Client.GetInstanceAsync("once", getInputsAndOutputs: true))!.ReadInputAs<string>());
        }

        await hub.Client.RaiseEventAsync("once", "word", "end");
        Assert.EndsWith("19-end", (await hub.EndOfAsync("once")).ReadOutputAs<string>(), StringComparison.Ordinal);
    }
}
