using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class SubOrchestrationTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_parent_gets_the_results_of_its_children()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc<int, int>("Child", (_, number) => number * 10)
            .AddOrchestratorFunc("Parent", async context =>
                (await Task.WhenAll(Enumerable.Range(1, 20).Select(number => context.CallSubOrchestratorAsync<int>("Child", number)))).Sum()));

        Assert.Equal(2100, (await hub.RunAsync("Parent")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_child_knows_its_parent_and_has_an_id_derived_from_it()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Child", context => $"{context.Parent!.Name}|{context.Parent.InstanceId}|{context.InstanceId}")
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>("Child")));

        var end = await hub.RunAsync("Parent", options: new StartOrchestrationOptions("the-parent"));

        Assert.StartsWith("Parent|the-parent|the-parent:", end.ReadOutputAs<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_may_be_given_an_id()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Child", context => context.InstanceId)
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>("Child", new SubOrchestrationOptions(instanceId: "given/id?"))));

        Assert.Equal("given/id?", (await hub.RunAsync("Parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_childs_id_that_no_instance_can_have_fails_the_call()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Child", _ => Task.CompletedTask)
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions(instanceId: new string('x', 401)))));

        var end = await hub.RunAsync("Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("limited to 400 characters", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_child_fails_the_call_with_the_childs_cause()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Child", new Action<TaskOrchestrationContext>(_ => throw new InvalidOperationException("sick child")))
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child")));

        var end = await hub.RunAsync("Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("sick child", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_that_nobody_awaits_outlives_its_parent()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Child", context => context.WaitForExternalEvent<string>("word"))
            .AddOrchestratorFunc("Parent", context =>
            {
                _ = context.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions(instanceId: "outliving"));
            }));

        await hub.RunAsync("Parent");
        await hub.Client.WaitForInstanceStartAsync("outliving");
        await hub.Client.RaiseEventAsync("outliving", "word", "still here");

        Assert.Equal("still here", (await hub.EndOfAsync("outliving")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Continue_as_new_starts_over_and_takes_unprocessed_events_along()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc<string, string>("Loop", async (context, heard) =>
        {
            heard += await context.WaitForExternalEvent<string>("word");
            if (heard.Length < 5)
            {
                context.ContinueAsNew(heard);
                return "";
            }

            return heard;
        }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Loop", "");

        foreach (var word in "abcde") await hub.Client.RaiseEventAsync(id, "word", word.ToString());

        Assert.Equal("abcde", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Continue_as_new_leaves_unprocessed_events_behind_when_told_so()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc<bool, string>("Loop", async (context, second) =>
        {
            if (second) return await context.WaitForExternalEvent<string>("word");
            await context.WaitForExternalEvent<string>("go");
            context.ContinueAsNew(true, preserveUnprocessedEvents: false);
            return "";
        }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Loop", false);
        await hub.Client.RaiseEventAsync(id, "word", "old");
        await hub.Client.RaiseEventAsync(id, "go", "");
        await Eventually.HoldsAsync(async () => (await hub.Client.GetInstanceAsync(id, true))!.SerializedInput == "true", "the second execution runs");

        await hub.Client.RaiseEventAsync(id, "word", "new");

        Assert.Equal("new", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }
}
