using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>What the engine tells of orchestrations and activities as spans: the names, kinds, attributes and parents of the public packages.</summary>
[Collection(OnAzurite.Name)]
public sealed class SpanTests(AzuriteFixture azurite)
{
    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<string, string>("Greet", (_, name) => $"Hello {name}")
        .AddActivityFunc("Break", new Action<TaskActivityContext>(_ => throw new InvalidOperationException("550 no mailbox bob@example.com")))
        .AddOrchestratorFunc("Child", context => context.CallActivityAsync<string>("Greet", "child"))
        .AddOrchestratorFunc("Parent", async context =>
        {
            await context.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: $"{context.InstanceId}:child"));
            context.SetCustomStatus("waiting");
            await context.WaitForExternalEvent<string>("word");
            return await context.CallActivityAsync<string>("Greet", "parent");
        })
        .AddOrchestratorFunc("Broken", context => context.CallActivityAsync("Break"))
        .AddOrchestratorFunc("Posts", context =>
        {
            // Nobody waits for it: it goes on when its parent has ended.
            _ = context.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: $"{context.InstanceId}:posted"));
            return Task.FromResult("ended");
        })
        .AddOrchestratorFunc<int, string>("Rounds", async (context, round) =>
        {
            await context.CallActivityAsync<string>("Greet", "round");
            if (round == 2) return "done";
            context.ContinueAsNew(round + 1);
            return "";
        })
        .AddOrchestratorFunc("Sleeps", async context =>
        {
            context.SendEvent($"{context.InstanceId}:other", "hello", "there");
            context.SetCustomStatus("sleeping");
            await context.CreateTimer(TimeSpan.FromDays(90), CancellationToken.None);
        });

    [Fact]
    public async Task Everything_hangs_below_the_order_and_survives_a_restart_without_being_told_twice()
    {
        using var told = new ToldSpans();
        var name = Hub.NewName();
        string id;
        await using (var before = await Hub.StartAsync(azurite, Tasks, name))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
            await before.ReachesAsync(id, "waiting");
        }

        await using (var after = await Hub.StartAsync(azurite, Tasks, name))
        {
            await after.Client.RaiseEventAsync(id, "word", "go on");
            await after.EndOfAsync(id);
            await after.HasSaidAllAsync(azurite, id);
        }

        Assert.Equal(
            [
                "Client activity:Greet < Server orchestration:Child", "Client activity:Greet < Server orchestration:Parent",
                "Client orchestration:Child < Server orchestration:Parent",
                "Producer create_orchestration:Parent < caller", "Producer orchestration_event:word < caller",
                "Server activity:Greet < Client activity:Greet", "Server activity:Greet < Client activity:Greet",
                "Server orchestration:Child < Client orchestration:Child", "Server orchestration:Parent < Producer create_orchestration:Parent",
            ],
            told.Tree().Order(StringComparer.Ordinal));
        Assert.Equal(told.All.Count, told.All.Select(span => span.SpanId).Distinct().Count());
        Assert.All(told.Turns, turn => Assert.Contains(turn.ParentSpanId, told.All.Where(span => span.Kind == ActivityKind.Server).Select(span => span.SpanId)));
        var parent = told.All.Single(span => span is { OperationName: "orchestration:Parent", Kind: ActivityKind.Server });
        Assert.Equal(
            ["durabletask.task.execution_id", "durabletask.task.instance_id", "durabletask.task.name", "durabletask.task.status", "durabletask.type"],
            parent.TagObjects.Select(tag => tag.Key).Order(StringComparer.Ordinal));
        Assert.Equal((id, "Completed"), (parent.GetTagItem("durabletask.task.instance_id"), parent.GetTagItem("durabletask.task.status")));
        Assert.All(told.All.Where(span => span.ParentSpanId == parent.SpanId), child => Assert.InRange(child.StartTimeUtc, parent.StartTimeUtc, parent.StartTimeUtc + parent.Duration));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_is_terminated_tells_of_its_end_and_not_once_more_of_what_it_did_before(bool afterRestart)
    {
        using var told = new ToldSpans();
        var name = Hub.NewName();
        var hub = await Hub.StartAsync(azurite, Tasks, name);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        await hub.ReachesAsync(id, "waiting");
        if (afterRestart)
        {
            await hub.DisposeAsync();
            hub = await Hub.StartAsync(azurite, Tasks, name);
        }

        await hub.Client.TerminateInstanceAsync(id, "enough");
        await hub.EndOfAsync(id);
        await hub.HasSaidAllAsync(azurite, id);
        await hub.DisposeAsync();

        Assert.Equal(told.All.Count, told.All.Select(span => span.SpanId).Distinct().Count());
        Assert.Equal("Terminated", told.All.Single(span => span is { OperationName: "orchestration:Parent", Kind: ActivityKind.Server }).GetTagItem("durabletask.task.status"));
    }

    [Fact]
    public async Task A_failure_is_told_by_its_type_and_never_by_what_it_says()
    {
        using var told = new ToldSpans();
        await using var hub = await Hub.StartAsync(azurite, Tasks);

        await hub.RunAsync("Broken");
        await Eventually.HoldsAsync(() => Task.FromResult(told.All.Count == 4), "four spans");

        var failed = told.All.Where(span => span.Kind != ActivityKind.Producer).ToList();
        Assert.All(failed, span => Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription)));
        Assert.All(failed, span => Assert.NotNull(span.GetTagItem("error.type")));
        Assert.DoesNotContain(told.All.SelectMany(span => span.TagObjects), tag => $"{tag.Value}".Contains("bob@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_waits_for_hangs_below_its_call_although_that_has_ended()
    {
        using var told = new ToldSpans();
        await using var hub = await Hub.StartAsync(azurite, Tasks);

        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Posts");
        await hub.EndOfAsync(id);
        await Eventually.HoldsAsync(async () => (await hub.Client.GetInstanceAsync($"{id}:posted"))?.IsCompleted == true, "the posted one to end");
        await Eventually.HoldsAsync(() => Task.FromResult(told.All.Any(span => span is { OperationName: "orchestration:Child", Kind: ActivityKind.Server })), "its span");

        Assert.DoesNotContain(told.Tree(), line => line.EndsWith("< nothing", StringComparison.Ordinal));
        Assert.Contains("Client orchestration:Child < Server orchestration:Posts", told.Tree());
    }

    [Fact]
    public async Task Each_execution_of_one_that_continues_as_new_has_a_span_of_its_own()
    {
        using var told = new ToldSpans();
        await using var hub = await Hub.StartAsync(azurite, Tasks);

        await hub.RunAsync("Rounds", 1);

        var rounds = told.All.Where(span => span is { OperationName: "orchestration:Rounds", Kind: ActivityKind.Server }).ToList();
        Assert.Equal(["ContinuedAsNew", "Completed"], rounds.Select(span => span.GetTagItem("durabletask.task.status")));
        Assert.Single(rounds.Select(span => span.ParentSpanId).Distinct());
        Assert.Equal(2, told.All.Where(span => span is { OperationName: "activity:Greet", Kind: ActivityKind.Client }).Select(span => span.ParentSpanId).Distinct().Count());
    }

    [Fact]
    public async Task Timers_and_sent_events_are_told_in_the_machines_time_whatever_the_clock_of_the_hub_says()
    {
        using var told = new ToldSpans();
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var hub = await Hub.StartAsync(azurite, Tasks, time: clock);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Sleeps");
        await hub.ReachesAsync(id, "sleeping");

        clock.Advance(TimeSpan.FromDays(91));
        await hub.EndOfAsync(id);
        await Eventually.HoldsAsync(() => Task.FromResult(told.All.Any(span => span.OperationName == "orchestration:Sleeps:timer")), "the timer's span");

        var timer = told.All.Single(span => span.OperationName == "orchestration:Sleeps:timer");
        Assert.Equal("2030-04-01T00:00:00.0000000Z", timer.GetTagItem("durabletask.fire_at"));
        Assert.InRange(timer.StartTimeUtc, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow);
        Assert.Equal($"{id}:other", told.All.Single(span => span.OperationName == "orchestration_event:hello").GetTagItem("durabletask.event.target_instance_id"));
    }

    [Fact]
    public async Task A_rewound_orchestration_is_told_a_second_time_under_other_ids()
    {
        using var told = new ToldSpans();
        var isBroken = true;
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc<string, string>("Mended", (_, _) => isBroken ? throw new InvalidOperationException("broken") : "whole")
            .AddOrchestratorFunc("Once", context => context.CallActivityAsync<string>("Mended", "")));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Once");
        await hub.EndOfAsync(id);

        isBroken = false;
        await hub.Client.RewindInstanceAsync(id, "mended");
        await hub.IsAsync(id, OrchestrationRuntimeStatus.Completed);

        var ends = told.All.Where(span => span is { OperationName: "orchestration:Once", Kind: ActivityKind.Server }).ToList();
        Assert.Equal(["Failed", "Completed"], ends.Select(span => span.GetTagItem("durabletask.task.status")));
        Assert.Equal(told.All.Count, told.All.Select(span => span.SpanId).Distinct().Count());
    }
}
