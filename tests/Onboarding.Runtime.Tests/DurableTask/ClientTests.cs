using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class ClientTests(AzuriteFixture azurite)
{
    private static void Waiting(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<string, string>("Waits", async (context, input) =>
        {
            context.SetCustomStatus("waiting");
            return input + await context.WaitForExternalEvent<string>("word");
        })
        .AddOrchestratorFunc("Quick", context => context.InstanceId)
        .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Waits", "", new SubOrchestrationOptions(instanceId: context.InstanceId + "-child")));

    [Fact]
    public async Task Metadata_tells_name_times_tags_input_output_and_status()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        var options = new StartOrchestrationOptions { Tags = new Dictionary<string, string> { ["team"] = "blue" } };
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "in-", options);
        await hub.ReachesAsync(id, "waiting");

        var running = await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true);
        await hub.Client.RaiseEventAsync(id, "word", "out");
        var ended = await hub.EndOfAsync(id);

        Assert.Equal(("Waits", OrchestrationRuntimeStatus.Running, "in-"), (running!.Name, running.RuntimeStatus, running.ReadInputAs<string>()));
        Assert.Equal("blue", running.Tags["team"]);
        Assert.True(running.CreatedAt <= running.LastUpdatedAt);
        Assert.Equal("in-out", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Metadata_has_no_payloads_unless_they_are_asked_for()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        var end = await hub.RunAsync("Quick");

        var bare = await hub.Client.GetInstanceAsync(end.InstanceId);

        Assert.Null(bare!.SerializedOutput);
        Assert.Throws<InvalidOperationException>(() => bare.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_ends_an_instance_with_the_output_given()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "");

        await hub.Client.TerminateInstanceAsync(id, "enough");

        var end = await hub.EndOfAsync(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "enough"), (end.RuntimeStatus, end.ReadOutputAs<string>()));
    }

    [Fact]
    public async Task Terminate_takes_children_along_only_when_told_so()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        foreach (var id in new[] { "alone", "together" })
        {
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent", null, new StartOrchestrationOptions(id));
            await hub.ReachesAsync(id + "-child", "waiting");
        }

        await hub.Client.TerminateInstanceAsync("alone");
        await hub.Client.TerminateInstanceAsync("together", new TerminateInstanceOptions(Recursive: true));

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndOfAsync("alone")).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndOfAsync("together-child")).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync("alone-child"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_suspended_instance_takes_nothing_in_until_it_is_resumed()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "");
        await hub.ReachesAsync(id, "waiting");

        await hub.Client.SuspendInstanceAsync(id, "hold on");
        await Eventually.HoldsAsync(async () => (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus == OrchestrationRuntimeStatus.Suspended, "it is suspended");
        await hub.Client.RaiseEventAsync(id, "word", "kept");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await hub.Client.ResumeInstanceAsync(id);

        Assert.Equal("kept", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_id_in_use_cannot_be_started_again_but_an_ended_one_can()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        var options = new StartOrchestrationOptions("once");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "first-", options);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "second-", options));
        await hub.Client.TerminateInstanceAsync("once");
        await hub.EndOfAsync("once");
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "third-", options);
        await hub.Client.RaiseEventAsync("once", "word", "end");

        Assert.Equal("third-end", (await hub.EndOfAsync("once")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Dedupe_statuses_forbid_the_reuse_of_an_ended_id()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        await hub.RunAsync("Quick", options: new StartOrchestrationOptions("unique"));
        var options = new StartOrchestrationOptions("unique").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => hub.Client.ScheduleNewOrchestrationInstanceAsync("Quick", null, options));
    }

    [Fact]
    public async Task Restart_runs_an_ended_instance_again_with_its_input()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc<int, int>("Same", (_, number) => number));
        var first = await hub.RunAsync("Same", 7);

        var id = await hub.Client.RestartAsync(first.InstanceId, restartWithNewInstanceId: true);

        Assert.NotEqual(first.InstanceId, id);
        Assert.Equal(7, (await hub.EndOfAsync(id)).ReadOutputAs<int>());
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.RestartAsync("nobody"));
    }

    [Fact]
    public async Task Purge_removes_an_ended_instance_and_leaves_a_running_one()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        var ended = await hub.RunAsync("Quick");
        var running = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "");

        Assert.Equal(1, (await hub.Client.PurgeInstanceAsync(ended.InstanceId)).PurgedInstanceCount);
        Assert.Equal(0, (await hub.Client.PurgeInstanceAsync(running)).PurgedInstanceCount);

        Assert.Null(await hub.Client.GetInstanceAsync(ended.InstanceId));
        Assert.NotNull(await hub.Client.GetInstanceAsync(running));
    }

    [Fact]
    public async Task Instances_are_listed_by_state_and_prefix_page_by_page()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        for (var i = 0; i < 7; i++) await hub.RunAsync("Quick", options: new StartOrchestrationOptions($"a-{i}"));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "", new StartOrchestrationOptions("a-running"));
        await hub.RunAsync("Quick", options: new StartOrchestrationOptions("b-other"));
        var query = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed], InstanceIdPrefix: "a-", PageSize: 3);

        var found = new List<string>();
        var pages = 0;
        await foreach (var page in hub.Client.GetAllInstancesAsync(query).AsPages())
        {
            pages++;
            Assert.True(page.Values.Count <= 3);
            found.AddRange(page.Values.Select(instance => instance.InstanceId));
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"a-{i}"), found.Order());
        Assert.True(pages >= 3);
    }

    [Fact]
    public async Task Purge_by_filter_counts_what_it_removed()
    {
        await using var hub = await Hub.StartAsync(azurite, Waiting);
        for (var i = 0; i < 3; i++) await hub.RunAsync("Quick");

        var result = await hub.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Completed]));

        Assert.Equal(3, result.PurgedInstanceCount);
        Assert.Empty(await hub.Client.GetAllInstancesAsync().ToListAsync());
    }
}
