using Azure.Core;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Runtime.DurableTask.Engine;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>Two things that happen at the same time, made to meet.</summary>
[Collection(OnAzurite.Name)]
public sealed class RaceTests(AzuriteFixture azurite)
{
    private readonly string _name = Hub.NewName();

    private static void Listener(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Listener", async context =>
    {
        context.SetCustomStatus("listening");
        return await context.WaitForExternalEvent<string>("word");
    });

    [Fact]
    public async Task An_instance_that_is_created_pausethe_hub_looks_for_one_of_its_id_begins()
    {
        var look = new Gate();
        await using (await Hub.StartAsync(azurite, Listener, _name))
        {
            // What a process leaves that dies between the index row and the instance.
            await new TableClient(azurite.ConnectionString, _name + "Live").AddEntityAsync(new TableEntity("live", "listener") { ["InstanceId"] = "listener" });
        }

        await using var hub = await Hub.StartAsync(azurite, Listener, _name, options: options =>
            options.ConfigureTables = tables => tables.AddPolicy(new HeldAnswer("PartitionKey%20eq%20%27listener%27", look), HttpPipelinePosition.PerCall));
        await look.Reached;
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, new StartOrchestrationOptions("listener"));
        look.Open();

        await hub.ReachesAsync("listener", "listening");
    }

    [Fact]
    public async Task An_id_is_used_again_although_reading_what_it_named_takes_longer_than_asking_for_it()
    {
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<string, string>("Echo", (_, word) => Task.FromResult(word));
        var options = new StartOrchestrationOptions("echo");
        await using (var before = await Hub.StartAsync(azurite, Tasks, _name))
        {
            await before.RunAsync("Echo", "first", options);
            await before.HasSaidAllAsync(azurite, "echo");
        }

        // What a process leaves that dies between the end of an instance and its leaving the index.
        await new TableClient(azurite.ConnectionString, _name + "Live").AddEntityAsync(new TableEntity("live", "echo") { ["InstanceId"] = "echo" });
        await using var hub = await Hub.StartAsync(azurite, Tasks, _name, options: one =>
            one.ConfigureTables = tables => tables.AddPolicy(new Intercepted(ReadSlowly), HttpPipelinePosition.PerRetry));

        Assert.Equal("second", (await hub.RunAsync("Echo", "second", options).WaitAsync(TimeSpan.FromSeconds(60))).ReadOutputAs<string>());

        static async Task ReadSlowly(Request request)
        {
            if (!request.Uri.ToString().Contains("PartitionKey%20eq%20%27echo%27", StringComparison.Ordinal)) return;
            using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            await pause.WaitForNextTickAsync();
        }
    }

    [Fact]
    public async Task An_instance_that_was_being_let_go_when_everything_was_read_again_does_not_count_as_asleep()
    {
        var (letGo, turns) = (new Gate(), new RefusedTurns());
        using var longest = new CancellationTokenSource();
        await using (var before = await Hub.StartAsync(azurite, Listener, _name, options: options =>
        {
            options.IdleTime = TimeSpan.FromSeconds(1);
            options.ConfigureTables = tables =>
            {
                tables.AddPolicy(turns, HttpPipelinePosition.PerRetry);
                tables.AddPolicy(new Intercepted(OnRequest), HttpPipelinePosition.PerRetry);
            };
        }))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, new StartOrchestrationOptions("listener"));
            await letGo.Reached;
            before.Services.GetRequiredService<TaskHub>().RequestReload("a test asks for it");
            await before.IsLetGoAsync(azurite, "listener");
            turns.Begin();
            await before.Client.RaiseEventAsync("listener", "word", "heard");
        }

        await using var after = await Hub.StartAsync(azurite, Listener, _name);
        Assert.Equal("heard", (await after.EndOfAsync("listener")).ReadOutputAs<string>());

        // The row that says that it is asleep takes its time, until all is read again or, as that waits for it, for two seconds.
        async Task OnRequest(Request request)
        {
            if (request.Method == RequestMethod.Put && request.Uri.Path.Contains("Live(", StringComparison.Ordinal) && Intercepted.BodyOf(request).Contains("WakeAt", StringComparison.Ordinal))
            {
                longest.CancelAfter(TimeSpan.FromSeconds(2));
                await letGo.PassAsync().WaitAsync(longest.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else if (request.Uri.ToString().Contains("PartitionKey%20eq%20%27listener%27", StringComparison.Ordinal))
            {
                letGo.Open();
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_instance_that_was_stored_although_whoever_started_it_was_told_that_it_failed_begins(bool isUsedAgain)
    {
        var storage = new LostAnswer();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc<string, string>("Echo", (_, word) => Task.FromResult(word)), options: one =>
            one.ConfigureTables = tables => tables.AddPolicy(storage, HttpPipelinePosition.PerRetry));
        var options = new StartOrchestrationOptions("echo");
        if (isUsedAgain) await hub.RunAsync("Echo", "first", options);
        await hub.HasSaidAllAsync(azurite, "echo");

        storage.Lose(isUsedAgain ? RequestMethod.Put : RequestMethod.Post, "Instances");
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => hub.Client.ScheduleNewOrchestrationInstanceAsync("Echo", "second", options));

        await Eventually.HoldsAsync(
            async () => (await hub.Client.GetInstanceAsync("echo", getInputsAndOutputs: true))!.SerializedOutput == "\"second\"", "it has ended");
        await hub.HasSaidAllAsync(azurite, "echo");
    }

    [Fact]
    public async Task What_one_life_of_an_id_awaited_against_the_rules_does_not_fail_the_next()
    {
        var foreign = new TaskCompletionSource();
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc<bool, string>("Listener", async (context, first) =>
        {
            if (!first) return await context.WaitForExternalEvent<string>("word");
            _ = AwaitAsync(foreign.Task);
            return "";
        }));
        var options = new StartOrchestrationOptions("listener");
        await hub.RunAsync("Listener", true, options);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Listener", false, options);
        await hub.IsAsync("listener", OrchestrationRuntimeStatus.Running);

        foreign.SetResult();
        await hub.Client.RaiseEventAsync("listener", "word", "heard");

        Assert.Equal((OrchestrationRuntimeStatus.Completed, "\"heard\""), await StateAsync(hub));

        static async Task AwaitAsync(Task task) => await task;

        static async Task<(OrchestrationRuntimeStatus, string?)> StateAsync(Hub hub)
        {
            var end = await hub.EndOfAsync("listener");
            return (end.RuntimeStatus, end.SerializedOutput);
        }
    }

    [Fact]
    public async Task Messages_that_storage_does_not_take_in_with_a_turn_do_not_reach_the_next_life_of_the_id()
    {
        var refuses = false;
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Listener", async context =>
        {
            context.SetCustomStatus("listening");
            return await context.WaitForExternalEvent<string>("word");
        });
        var options = new StartOrchestrationOptions("listener");
        await using (var before = await Hub.StartAsync(azurite, Tasks, _name, options: one =>
            one.ConfigureTables = tables => tables.AddPolicy(new Intercepted(RefuseOnce), HttpPipelinePosition.PerRetry)))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, options);
            await before.ReachesAsync("listener", "listening");
            Volatile.Write(ref refuses, true);
            await before.Client.RaiseEventAsync("listener", "word", "of the first life");
            Assert.Equal(OrchestrationRuntimeStatus.Failed, (await before.EndOfAsync("listener")).RuntimeStatus);
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, options);
            await before.ReachesAsync("listener", "listening");
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, _name);
        await after.Client.RaiseEventAsync("listener", "word", "of the second life");

        Assert.Equal("of the second life", (await after.EndOfAsync("listener")).ReadOutputAs<string>());

        Task RefuseOnce(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) && Interlocked.Exchange(ref refuses, false)
            ? throw new Azure.RequestFailedException(413, "Refused (injected).", "RequestBodyTooLarge", null)
            : Task.CompletedTask;
    }
}
