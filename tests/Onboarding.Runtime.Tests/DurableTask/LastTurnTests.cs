using Azure.Data.Tables;
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

    [Fact]
    public async Task Several_activities_of_the_last_turn_run_side_by_side()
    {
        var (left, right) = (new Gate(), new Gate());
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Left", async _ =>
            {
                left.Open();
                await right.PassAsync();
            })
            .AddActivityFunc("Right", async _ =>
            {
                right.Open();
                await left.PassAsync();
            })
            .AddOrchestratorFunc("Hurried", context =>
            {
                _ = context.CallActivityAsync("Left");
                _ = context.CallActivityAsync("Right");
            }));

        await hub.RunAsync("Hurried");

        await left.Reached;
        await right.Reached;
    }

    [Fact]
    public async Task A_long_activity_of_a_childs_last_turn_does_not_hold_up_the_answer_to_its_parent()
    {
        var note = new Gate();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddOrchestratorFunc("Child", context =>
            {
                _ = context.CallActivityAsync("Note");
                return "answer";
            })
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>("Child")));

        Assert.Equal("answer", (await hub.RunAsync("Parent")).ReadOutputAs<string>());

        await note.Reached;
        note.Open();
    }

    [Fact]
    public async Task A_long_activity_of_the_last_turn_does_not_hold_up_what_the_next_execution_sends()
    {
        var note = new Gate();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddOrchestratorFunc("Child", _ => "from the child")
            .AddOrchestratorFunc("Listener", context => context.WaitForExternalEvent<string>("word"))
            .AddOrchestratorFunc<bool, string>("Loop", async (context, second) =>
            {
                if (!second)
                {
                    _ = context.CallActivityAsync("Note");
                    context.ContinueAsNew(true);
                    return "";
                }

                context.SendEvent("listener", "word", "from the second execution");
                return await context.CallSubOrchestratorAsync<string>("Child");
            }));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, new StartOrchestrationOptions("listener"));

        Assert.Equal("from the child", (await hub.RunAsync("Loop", false)).ReadOutputAs<string>());
        Assert.Equal("from the second execution", (await hub.EndOfAsync("listener")).ReadOutputAs<string>());

        await note.Reached;
        note.Open();
    }

    [Fact]
    public async Task An_id_can_be_used_again_while_an_activity_of_its_last_turn_still_runs()
    {
        var note = new Gate();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddActivityFunc("Add", _ => 1)
            .AddOrchestratorFunc<bool, int>("Hurried", async (context, first) =>
            {
                if (!first) return await context.CallActivityAsync<int>("Add");
                _ = context.CallActivityAsync("Note");
                return 0;
            }));
        var options = new StartOrchestrationOptions("hurried");
        await hub.RunAsync("Hurried", true, options);
        await note.Reached;

        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Hurried", false, options);
        await Eventually.HoldsAsync(async () => (await hub.Client.GetInstanceAsync("hurried", true))!.SerializedOutput == "1", "the second life has ended");

        note.Open();
    }

    [Fact]
    public async Task A_purge_while_an_activity_of_the_last_turn_runs_leaves_nothing_behind()
    {
        var note = new Gate();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddOrchestratorFunc("Hurried", context =>
            {
                _ = context.CallActivityAsync("Note");
            }));
        await hub.RunAsync("Hurried", options: new StartOrchestrationOptions("hurried"));
        await note.Reached;

        Assert.Equal(1, (await hub.Client.PurgeInstanceAsync("hurried")).PurgedInstanceCount);
        note.Open();

        await hub.HasSaidAllAsync(azurite, "hurried");
        Assert.Equal(0, await hub.Rows(azurite).QueryAsync<TableEntity>("PartitionKey eq 'hurried'").CountAsync());
    }

    [Fact]
    public async Task An_activity_of_the_last_turn_runs_again_after_a_restart_although_its_id_is_in_use_again()
    {
        var (name, cutOff, again) = (Hub.NewName(), new Gate(), new Gate());
        void Tasks(DurableTaskRegistry tasks, Gate note) => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddOrchestratorFunc<bool>("Hurried", (context, first) =>
            {
                if (!first) return context.WaitForExternalEvent<string>("word");
                _ = context.CallActivityAsync("Note");
                return Task.CompletedTask;
            });
        var options = new StartOrchestrationOptions("hurried");
        await using (var before = await Hub.StartAsync(azurite, tasks => Tasks(tasks, cutOff), name, options: hub => hub.IdleTime = TimeSpan.FromMilliseconds(1)))
        {
            await before.RunAsync("Hurried", true, options);
            await cutOff.Reached;
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Hurried", false, options);
            await before.IsAsync("hurried", OrchestrationRuntimeStatus.Running);

            // By then the other one was idle for as long: let go, it would not be looked at after the restart.
            foreach (var id in new[] { "first", "second" })
            {
                await before.Client.ScheduleNewOrchestrationInstanceAsync("Hurried", false, new StartOrchestrationOptions(id));
                await before.IsLetGoAsync(azurite, id);
            }
        }

        await using var after = await Hub.StartAsync(azurite, tasks => Tasks(tasks, again), name);
        await again.Reached;

        cutOff.Open();
        again.Open();
    }

    [Fact]
    public async Task The_second_life_of_an_id_ends_and_leaves_no_index_row_when_the_activity_of_the_first_has_ended()
    {
        var note = new Gate();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Note", _ => note.PassAsync())
            .AddOrchestratorFunc<bool>("Hurried", (context, first) =>
            {
                if (first) _ = context.CallActivityAsync("Note");
                return Task.CompletedTask;
            }));
        var options = new StartOrchestrationOptions("hurried");
        await hub.RunAsync("Hurried", true, options);
        await note.Reached;
        await hub.RunAsync("Hurried", false, options);

        note.Open();

        await hub.HasSaidAllAsync(azurite, "hurried");
        Assert.Equal(0, await hub.Rows(azurite).QueryAsync<TableEntity>("PartitionKey eq 'hurried' and RowKey ge 'o' and RowKey lt 'p'").CountAsync());
    }
}
