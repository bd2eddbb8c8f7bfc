using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>What cannot be processed ends with a clear state; it neither hangs nor is tried again and again.</summary>
[Collection(OnAzurite.Name)]
public sealed class PoisonTests(AzuriteFixture azurite)
{
    private const int Calls = 150;

    private static void Waits(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Waits", async context =>
    {
        context.SetCustomStatus("waiting");
        return await context.WaitForExternalEvent<string>("word");
    });

    [Fact]
    public async Task A_burst_of_suspend_and_resume_calls_does_not_hang_an_instance()
    {
        var busy = new Gate();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Busy", context =>
        {
            // A turn that takes its time: meanwhile the calls pile up.
            busy.Pass();
            return context.WaitForExternalEvent<string>("word");
        }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Busy");
        await busy.Reached;

        await SuspendAndResumeAsync(hub, id);
        busy.Open();
        await hub.Client.RaiseEventAsync(id, "word", "still here");

        Assert.Equal("still here", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Suspend_and_resume_calls_that_piled_up_before_a_restart_do_not_hang_an_instance()
    {
        var (name, storage) = (Hub.NewName(), new RefusedTurns());
        string id;
        await using (var before = await Hub.StartAsync(azurite, Waits, name, options: options =>
            options.ConfigureTables = tables => tables.AddPolicy(storage, Azure.Core.HttpPipelinePosition.PerRetry)))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Waits");
            await before.ReachesAsync(id, "waiting");
            storage.Begin();
            await SuspendAndResumeAsync(before, id);
        }

        await using var after = await Hub.StartAsync(azurite, Waits, name);
        await after.Client.RaiseEventAsync(id, "word", "still here");

        Assert.Equal("still here", (await after.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_activity_that_fails_with_causes_nested_two_hundred_deep_fails_its_call_once()
    {
        var runs = 0;
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Deep", new Action<TaskActivityContext>(_ =>
            {
                runs++;
                throw Nested(200);
            }))
            .AddOrchestratorFunc("Caller", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Deep");
                    return "no failure";
                }
                catch (TaskFailedException failed)
                {
                    return $"{failed.FailureDetails.ErrorMessage}, because of {failed.FailureDetails.InnerFailure!.ErrorMessage}";
                }
            }));

        Assert.Equal("cause 200, because of cause 199", (await hub.RunAsync("Caller")).ReadOutputAs<string>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task An_orchestrator_that_fails_with_causes_nested_two_hundred_deep_ends_as_failed()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Deep", new Action<TaskOrchestrationContext>(_ => throw Nested(200)))
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Deep")));

        var end = await hub.RunAsync("Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("cause 200", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word-2")]
    [InlineData("word-3")]
    [InlineData("")]
    public async Task An_instance_whose_history_is_missing_fails_and_names_the_turn(string missing)
    {
        var name = Hub.NewName();
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Words", async context =>
        {
            for (var word = 1; word <= 3; word++)
            {
                await context.WaitForExternalEvent<string>("word");
                context.SetCustomStatus($"heard {word}");
            }

            return await context.WaitForExternalEvent<string>("word");
        });
        string id;
        await using (var before = await Hub.StartAsync(azurite, Tasks, name))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Words");
            for (var word = 1; word <= 3; word++)
            {
                await before.Client.RaiseEventAsync(id, "word", $"word-{word}");
                await before.ReachesAsync(id, $"heard {word}");
            }
        }

        await DeleteHistoryAsync(new TableClient(azurite.ConnectionString, name + "Instances"), id, missing);
        await using var after = await Hub.StartAsync(azurite, Tasks, name);
        await after.Client.RaiseEventAsync(id, "word", "end");
        var end = await after.EndOfAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Matches(@"(?i)\bturns?\b.*\d", end.FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task A_result_of_an_activity_that_cannot_be_written_fails_its_call_and_says_why()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Circle", _ => new Node())
            .AddOrchestratorFunc("Caller", context => context.CallActivityAsync("Circle")));

        var end = await hub.RunAsync("Caller");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'Circle'", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("System.Text.Json.JsonException", end.FailureDetails.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task An_output_of_an_orchestrator_that_cannot_be_written_fails_it_and_says_why()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Circle", _ => new Node()));

        var end = await hub.RunAsync("Circle");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("cycle", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_cannot_be_read_fails_the_orchestration_and_says_why()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc<int, int>("Number", (_, number) => number));

        var end = await hub.RunAsync("Number", "not a number");

        Assert.Equal((OrchestrationRuntimeStatus.Failed, "System.Text.Json.JsonException"), (end.RuntimeStatus, end.FailureDetails!.ErrorType));
    }

    // Of the rows of an instance that waits for nothing, the status row is the one that is no history.
    private static async Task DeleteHistoryAsync(TableClient table, string id, string with)
    {
        var rows = await table.QueryAsync<TableEntity>($"PartitionKey eq '{id}'").ToListAsync();
        var history = rows.Where(row => !row.ContainsKey("Status") && row.Keys.Any(key => row[key] is string text && text.Contains(with, StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(history);
        foreach (var row in history) await table.DeleteEntityAsync(row);
    }

    private static async Task SuspendAndResumeAsync(Hub hub, string id)
    {
        for (var call = 0; call < Calls; call++)
        {
            if (call % 2 == 0) await hub.Client.SuspendInstanceAsync(id);
            else await hub.Client.ResumeInstanceAsync(id);
        }
    }

    private static InvalidOperationException Nested(int depth) =>
        new($"cause {depth}", depth > 1 ? Nested(depth - 1) : null);

    private sealed class Node
    {
        public Node Self => this;
    }
}
