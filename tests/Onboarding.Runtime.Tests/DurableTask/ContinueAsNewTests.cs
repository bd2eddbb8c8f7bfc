using Microsoft.DurableTask;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class ContinueAsNewTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_custom_status_stays_until_the_next_execution_sets_its_own()
    {
        var (name, begun) = (Hub.NewName(), new Gate());
        void Tasks(DurableTaskRegistry tasks) => tasks
            .AddActivityFunc("Begin", _ => begun.PassAsync())
            .AddOrchestratorFunc<bool, string>("Loop", async (context, second) =>
            {
                if (!second)
                {
                    context.SetCustomStatus("kept");
                    context.ContinueAsNew(true);
                    return "";
                }

                await context.CallActivityAsync("Begin");
                return await context.WaitForExternalEvent<string>("word");
            });
        string id;
        await using (var before = await Hub.StartAsync(azurite, Tasks, name))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Loop", false);
            // The activity runs, so the first turn of the second execution is stored.
            await begun.Reached;
            Assert.Equal("kept", (await before.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadCustomStatusAs<string>());
            begun.Open();
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, name);
        await after.Client.RaiseEventAsync(id, "word", "end");

        Assert.Equal("kept", (await after.EndOfAsync(id)).ReadCustomStatusAs<string>());
    }

    [Fact]
    public async Task A_custom_status_set_to_nothing_by_the_next_execution_is_gone()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc<bool, string>("Loop", (context, second) =>
        {
            context.SetCustomStatus(second ? null : "kept");
            if (!second) context.ContinueAsNew(true);
            return "";
        }));

        Assert.Null((await hub.RunAsync("Loop", false)).SerializedCustomStatus);
    }

    [Fact]
    public async Task A_new_version_runs_its_own_code_from_the_next_execution_on()
    {
        var name = Hub.NewName();
        static void Tasks(DurableTaskRegistry tasks) => tasks
            .AddOrchestrator("Job", "1.0", () => new OldJob())
            .AddOrchestrator("Job", "2.0", () => new NewJob());
        string id;
        await using (var before = await Hub.StartAsync(azurite, Tasks, name))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Job", "", new StartOrchestrationOptions { Version = "1.0" });
            await before.ReachesAsync(id, "new");
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, name);
        await after.Client.RaiseEventAsync(id, "word", "!");

        Assert.Equal("from 1.0 to 2.0!", (await after.EndOfAsync(id)).ReadOutputAs<string>());
    }

    private sealed class OldJob : TaskOrchestrator<string, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, string input)
        {
            context.ContinueAsNew(new ContinueAsNewOptions { NewInput = $"from {context.Version}", NewVersion = "2.0" });
            return Task.FromResult("");
        }
    }

    private sealed class NewJob : TaskOrchestrator<string, string>
    {
        public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
        {
            context.SetCustomStatus("new");
            return $"{input} to {context.Version}{await context.WaitForExternalEvent<string>("word")}";
        }
    }
}
