using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>Purge and terminate with everything below, and what goes along to a child.</summary>
[Collection(OnAzurite.Name)]
public sealed class RecursionTests(AzuriteFixture azurite)
{
    private static void Family(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc("Quick", _ => { })
        .AddOrchestratorFunc("Middle", context => context.CallSubOrchestratorAsync("Quick"))
        .AddOrchestratorFunc<int>("Ends", async (context, execution) =>
        {
            await context.CallSubOrchestratorAsync("Middle");
            if (execution < 3) context.ContinueAsNew(execution + 1);
        })
        .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("never"))
        .AddOrchestratorFunc<string>("Between", (context, id) => context.CallSubOrchestratorAsync("Waits", new SubOrchestrationOptions(instanceId: id)))
        .AddOrchestratorFunc<bool>("Stays", async (context, second) =>
        {
            if (!second)
            {
                _ = context.CallSubOrchestratorAsync("Waits", options: new SubOrchestrationOptions(instanceId: "of-the-first"));
                context.ContinueAsNew(true);
                return;
            }

            await context.CallSubOrchestratorAsync("Between", "grandchild", new SubOrchestrationOptions(instanceId: "of-the-second"));
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_recursive_purge_removes_the_children_of_every_execution(bool byFilter)
    {
        await using var hub = await Hub.StartAsync(azurite, Family);
        var end = await hub.RunAsync("Ends", 1);
        await hub.RunAsync("Quick", options: new StartOrchestrationOptions("bystander"));

        if (byFilter) await hub.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: end.CreatedAt), new PurgeInstanceOptions(Recursive: true));
        else Assert.Equal(7, (await hub.Client.PurgeInstanceAsync(end.InstanceId, new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);

        Assert.Equal(["bystander"], (await hub.Client.GetAllInstancesAsync().ToListAsync()).Select(instance => instance.InstanceId));
    }

    [Fact]
    public async Task A_purge_that_is_not_recursive_leaves_the_children()
    {
        await using var hub = await Hub.StartAsync(azurite, Family);
        var end = await hub.RunAsync("Ends", 3);

        Assert.Equal(1, (await hub.Client.PurgeInstanceAsync(end.InstanceId)).PurgedInstanceCount);

        Assert.Equal(2, (await hub.Client.GetAllInstancesAsync().ToListAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_recursive_terminate_after_continue_as_new_reaches_child_and_grandchild(bool restarted)
    {
        await using var hub = await StaysAsync(restarted);

        await hub.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions(Recursive: true));

        foreach (var id in new[] { "parent", "of-the-second", "grandchild" })
            Assert.Equal((id, OrchestrationRuntimeStatus.Terminated), (id, (await hub.EndOfAsync(id)).RuntimeStatus));
    }

    [Fact]
    public async Task A_recursive_terminate_reaches_a_suspended_child()
    {
        await using var hub = await StaysAsync(restarted: false);
        await hub.Client.SuspendInstanceAsync("of-the-second");
        await hub.IsAsync("of-the-second", OrchestrationRuntimeStatus.Suspended);

        await hub.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions(Recursive: true));

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndOfAsync("of-the-second")).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndOfAsync("grandchild")).RuntimeStatus);
    }

    [Fact]
    public async Task A_terminated_child_fails_the_call_of_its_parent()
    {
        await using var hub = await Hub.StartAsync(azurite, Family);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Between", "child");
        await hub.IsAsync("child", OrchestrationRuntimeStatus.Running);

        await hub.Client.TerminateInstanceAsync("child", "enough");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.EndOfAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task A_childs_tags_can_be_read_with_its_metadata()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Quick", _ => { })
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Quick", options: new SubOrchestrationOptions(
                new TaskOptions(tags: new Dictionary<string, string> { ["team"] = "blue", ["city"] = "\u5317\u4eac" }), "tagged"))));

        await hub.RunAsync("Parent");

        var tags = (await hub.Client.GetInstanceAsync("tagged"))!.Tags;
        Assert.Equal(("blue", "\u5317\u4eac"), (tags["team"], tags["city"]));
    }

    private async Task<Hub> StaysAsync(bool restarted)
    {
        var hub = await Hub.StartAsync(azurite, Family);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Stays", false, new StartOrchestrationOptions("parent"));
        foreach (var id in new[] { "of-the-first", "of-the-second", "grandchild" }) await hub.IsAsync(id, OrchestrationRuntimeStatus.Running);
        if (!restarted) return hub;
        await hub.DisposeAsync();
        return await Hub.StartAsync(azurite, Family, hub.Name);
    }
}
