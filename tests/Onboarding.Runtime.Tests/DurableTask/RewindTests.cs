using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>Rewind as documented for DurableTaskClient: failed activities run again, failed children are rewound, what succeeded stays.</summary>
[Collection(OnAzurite.Name)]
public sealed class RewindTests(AzuriteFixture azurite)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _runs = new();
    private volatile bool _fixed;

    private void Steps(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<string, string>("Step", (context, name) =>
        {
            _runs.AddOrUpdate(name, 1, (_, runs) => runs + 1);
            return name.StartsWith("broken", StringComparison.Ordinal) && !_fixed ? throw new InvalidOperationException(name) : name;
        })
        .AddOrchestratorFunc("Chain", async context =>
            await context.CallActivityAsync<string>("Step", "first") + ", "
            + await context.CallActivityAsync<string>("Step", "broken") + ", "
            + await context.CallActivityAsync<string>("Step", "last"))
        .AddOrchestratorFunc("FanOut", async context =>
            string.Join(", ", await Task.WhenAll(new[] { "good", "broken-1", "broken-2" }.Select(name => context.CallActivityAsync<string>("Step", name)))))
        .AddOrchestratorFunc("Parent", async context =>
            await context.CallActivityAsync<string>("Step", "before") + ", "
            + await context.CallSubOrchestratorAsync<string>("Chain", new SubOrchestrationOptions(instanceId: "child")) + ", "
            + await context.CallActivityAsync<string>("Step", "after"))
        .AddOrchestratorFunc("Grandparent", context =>
            context.CallSubOrchestratorAsync<string>("Parent", new SubOrchestrationOptions(instanceId: "parent")))
        .AddOrchestratorFunc("Listener", async context =>
            await context.WaitForExternalEvent<string>("word") + ", "
            + await context.CallActivityAsync<string>("Step", "broken") + ", "
            + await context.WaitForExternalEvent<string>("word"));

    [Fact]
    public async Task A_failed_instance_goes_on_from_where_it_failed_and_repeats_nothing_that_succeeded()
    {
        await using var hub = await Hub.StartAsync(azurite, Steps);
        var id = await FailedAsync(hub, "Chain");

        var end = await RewoundAsync(hub, id);

        Assert.Equal("first, broken, last", end.ReadOutputAs<string>());
        Assert.Null(end.FailureDetails);
        Assert.Equal((1, 2, 1), (_runs["first"], _runs["broken"], _runs["last"]));
    }

    [Fact]
    public async Task Every_failed_activity_of_a_fan_out_runs_again()
    {
        await using var hub = await Hub.StartAsync(azurite, Steps);
        var id = await FailedAsync(hub, "FanOut");

        Assert.Equal("good, broken-1, broken-2", (await RewoundAsync(hub, id)).ReadOutputAs<string>());
        Assert.Equal((1, 2, 2), (_runs["good"], _runs["broken-1"], _runs["broken-2"]));
    }

    [Fact]
    public async Task A_failed_child_is_rewound_with_its_parent()
    {
        await using var hub = await Hub.StartAsync(azurite, Steps);
        var id = await FailedAsync(hub, "Grandparent");

        var end = await RewoundAsync(hub, id);

        Assert.Equal("before, first, broken, last, after", end.ReadOutputAs<string>());
        Assert.Equal((1, 1, 2, 1, 1), (_runs["before"], _runs["first"], _runs["broken"], _runs["last"], _runs["after"]));
        foreach (var below in new[] { "parent", "child" })
            Assert.Equal((below, OrchestrationRuntimeStatus.Completed), (below, (await hub.Client.GetInstanceAsync(below))!.RuntimeStatus));
    }

    [Fact]
    public async Task An_instance_that_is_still_broken_fails_again_and_can_be_rewound_again()
    {
        await using var hub = await Hub.StartAsync(azurite, Steps);
        var id = await FailedAsync(hub, "Chain");

        await hub.Client.RewindInstanceAsync(id, "perhaps it works now");
        await Eventually.HoldsAsync(() => Task.FromResult(_runs["broken"] == 2), "the activity has run again");
        await hub.IsAsync(id, OrchestrationRuntimeStatus.Failed);

        Assert.Equal("first, broken, last", (await RewoundAsync(hub, id)).ReadOutputAs<string>());
        Assert.Equal((1, 3), (_runs["first"], _runs["broken"]));
    }

    [Fact]
    public async Task A_rewound_instance_survives_restarts()
    {
        var name = Hub.NewName();
        string id;
        await using (var first = await Hub.StartAsync(azurite, Steps, name))
        {
            id = await first.Client.ScheduleNewOrchestrationInstanceAsync("Listener");
            await first.Client.RaiseEventAsync(id, "word", "a");
            await first.IsAsync(id, OrchestrationRuntimeStatus.Failed);
        }

        await using (var second = await Hub.StartAsync(azurite, Steps, name))
        {
            _fixed = true;
            await second.Client.RewindInstanceAsync(id, "repaired");
            await Eventually.HoldsAsync(() => Task.FromResult(_runs["broken"] == 2), "the activity has run again");
        }

        await using var third = await Hub.StartAsync(azurite, Steps, name);
        await third.Client.RaiseEventAsync(id, "word", "b");

        Assert.Equal("a, broken, b", (await third.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_unknown_instance_cannot_be_rewound()
    {
        await using var hub = await Hub.StartAsync(azurite, Steps);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => hub.Client.RewindInstanceAsync("nobody", "why not"));
    }

    [Fact]
    public async Task An_instance_that_has_not_failed_cannot_be_rewound()
    {
        await using var hub = await Hub.StartAsync(azurite, Steps);
        _fixed = true;
        var completed = await hub.RunAsync("Chain");
        var running = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Listener");
        await hub.IsAsync(running, OrchestrationRuntimeStatus.Running);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => hub.Client.RewindInstanceAsync(completed.InstanceId, "why not"));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => hub.Client.RewindInstanceAsync(running, "why not"));
    }

    private static async Task<string> FailedAsync(Hub hub, TaskName orchestrator)
    {
        var end = await hub.RunAsync(orchestrator);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        return end.InstanceId;
    }

    // The call returns when the rewind is asked for, so the instance may still be seen as failed.
    private async Task<OrchestrationMetadata> RewoundAsync(Hub hub, string instanceId)
    {
        _fixed = true;
        await hub.Client.RewindInstanceAsync(instanceId, "repaired");
        await hub.IsAsync(instanceId, OrchestrationRuntimeStatus.Completed);
        return (await hub.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true))!;
    }
}
