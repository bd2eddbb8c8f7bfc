using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.DurableTask;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>What is so long that it lies in a blob outlives the execution that wrote it, as long as it is needed.</summary>
[Collection(OnAzurite.Name)]
public sealed class ContinuedPayloadTests(AzuriteFixture azurite)
{
    private static readonly string Long = new('x', 300_000);

    private readonly string _name = Hub.NewName();

    [Fact]
    public async Task A_long_input_and_long_tags_that_continue_as_new_keeps_are_still_there()
    {
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<string, string>("Loop", async (context, input) =>
        {
            if (await context.WaitForExternalEvent<string>("word") == "end") return input;
            context.ContinueAsNew(input);
            return "";
        });
        await using (var before = await Hub.StartAsync(azurite, Tasks, _name))
        {
            var options = new StartOrchestrationOptions("loop") { Tags = new Dictionary<string, string> { ["tag"] = Long } };
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Loop", Long, options);
            await before.Client.RaiseEventAsync("loop", "word", "again");
            await FirstExecutionIsForgottenAsync();
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, _name);
        await after.Client.RaiseEventAsync("loop", "word", "end");

        var end = await after.EndOfAsync("loop");
        Assert.True(Long == end.ReadOutputAs<string>(), "The input is another.");
        Assert.True(Long == end.Tags["tag"], "The tag is another.");
    }

    [Fact]
    public async Task A_long_message_of_the_turn_of_a_continue_as_new_is_not_lost_by_a_restart()
    {
        static void Tasks(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc("Listener", context => context.WaitForExternalEvent<string>("word"))
            .AddOrchestratorFunc<bool, string>("Loop", async (context, second) =>
            {
                if (second) return await context.WaitForExternalEvent<string>("word");
                context.SendEvent("listener", "word", Long);
                context.ContinueAsNew(true);
                return "";
            });
        await using (var before = await Hub.StartAsync(azurite, Tasks, _name, options: options =>
            options.ConfigureTables = tables => tables.AddPolicy(new Intercepted(RefuseMessages), HttpPipelinePosition.PerRetry)))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, new StartOrchestrationOptions("listener"));
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Loop", false, new StartOrchestrationOptions("loop"));
            await FirstExecutionIsForgottenAsync();
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, _name);
        await after.Client.RaiseEventAsync("loop", "word", "end");

        Assert.Equal("end", (await after.EndOfAsync("loop")).ReadOutputAs<string>());
        Assert.True(Long == (await after.EndOfAsync("listener")).ReadOutputAs<string>(), "The message is another.");
        await after.HasSaidAllAsync(azurite, "loop");
        Assert.DoesNotContain(await BlobsAsync(), blob => blob.Contains("/outbox/", StringComparison.Ordinal));
    }

    // New instances are as good as messages to storage; they begin with their status.
    private static Task RefuseMessages(Request request) =>
        request.Method == RequestMethod.Post && request.Uri.Path.EndsWith("Instances", StringComparison.Ordinal) && Intercepted.BodyOf(request).Contains("\"RowKey\":\"k", StringComparison.Ordinal)
            ? throw new RequestFailedException(503, "Refused (injected).", "ServerBusy", null)
            : Task.CompletedTask;

    private async Task FirstExecutionIsForgottenAsync()
    {
        var rows = new TableClient(azurite.ConnectionString, _name + "Instances");
        await Eventually.HoldsAsync(
            async () => await rows.QueryAsync<TableEntity>("PartitionKey eq 'loop'").AnyAsync(row => row.RowKey.Contains(":000001:", StringComparison.Ordinal)),
            "the second execution has begun");
        await Eventually.HoldsAsync(
            async () => !(await BlobsAsync()).Exists(blob => blob.Contains("/000000/", StringComparison.Ordinal)), "the first execution is forgotten");
    }

    private async Task<List<string>> BlobsAsync() => await new BlobContainerClient(azurite.ConnectionString, _name.ToLowerInvariant() + "-hub")
        .GetBlobsAsync(BlobTraits.None, BlobStates.None, null, CancellationToken.None).Select(blob => blob.Name).ToListAsync();
}
