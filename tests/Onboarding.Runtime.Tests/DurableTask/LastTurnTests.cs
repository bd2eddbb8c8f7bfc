using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>What an orchestration sets going in its last turn happens, although nobody waits for it.</summary>
[Collection(OnAzurite.Name)]
public sealed class LastTurnTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_activity_called_in_the_last_turn_runs()
    {
        var note = new Gate();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddOrchestratorFunc("Hurried", context =>
            {
                _ = context.CallActivityAsync("Note");
            }));

        var end = await hub.RunAsync("Hurried");
        await note.Reached;
        note.Open();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
    }

    [Fact]
    public async Task An_activity_called_in_the_turn_of_a_failure_runs()
    {
        var note = new Gate();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddOrchestratorFunc("Failing", new Action<TaskOrchestrationContext>(context =>
            {
                _ = context.CallActivityAsync("Note");
                throw new InvalidOperationException("no more");
            })));

        var end = await hub.RunAsync("Failing");
        await note.Reached;
        note.Open();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
    }

    [Fact]
    public async Task An_activity_called_in_the_turn_of_a_continue_as_new_runs()
    {
        var note = new Gate();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddOrchestratorFunc<bool, string>("Loop", async (context, second) =>
            {
                if (second) return await context.WaitForExternalEvent<string>("word");
                _ = context.CallActivityAsync("Note");
                context.ContinueAsNew(true);
                return "";
            }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Loop", false);

        await note.Reached;
        note.Open();
        await hub.Client.RaiseEventAsync(id, "word", "end");

        Assert.Equal("end", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task The_result_of_such_an_activity_is_not_taken_for_one_of_the_next_execution()
    {
        var (first, second) = (new Gate(), new Gate());
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc<int, int>("Work", async (_, execution) =>
            {
                await (execution == 1 ? first : second).PassAsync();
                return execution;
            })
            .AddOrchestratorFunc<int, int>("Loop", async (context, execution) =>
            {
                var work = context.CallActivityAsync<int>("Work", execution);
                if (execution == 1)
                {
                    context.ContinueAsNew(2);
                    return 0;
                }

                await context.WaitForExternalEvent<string>("word");
                context.SetCustomStatus("asked");
                return await work;
            }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Loop", 1);
        await first.Reached;
        await second.Reached;

        first.Open();
        await hub.Client.RaiseEventAsync(id, "word", "");
        await Eventually.HoldsAsync(async () => (await hub.Client.GetInstanceAsync(id, true))!.SerializedCustomStatus is not null, "it was asked");
        second.Open();

        Assert.Equal(2, (await hub.EndOfAsync(id)).ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_activity_of_the_last_turn_that_was_cut_off_by_a_restart_runs_again(bool continues)
    {
        var (name, cutOff, again) = (Hub.NewName(), new Gate(), new Gate());
        void Tasks(DurableTaskRegistry tasks, Gate note) => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddOrchestratorFunc<bool, string>("Hurried", async (context, first) =>
            {
                if (!first) return await context.WaitForExternalEvent<string>("word");
                _ = context.CallActivityAsync("Note");
                if (continues) context.ContinueAsNew(false);
                return "";
            });
        await using (var before = await Hub.StartAsync(azurite, tasks => Tasks(tasks, cutOff), name))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Hurried", true);
            await cutOff.Reached;
        }

        await using var after = await Hub.StartAsync(azurite, tasks => Tasks(tasks, again), name);
        await again.Reached;

        cutOff.Open();
        again.Open();
    }
}
