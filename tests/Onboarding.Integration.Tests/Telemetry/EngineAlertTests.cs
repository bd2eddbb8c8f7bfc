using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Functions.Telemetry;
using Onboarding.Runtime.DurableTask;
using Onboarding.Testing;
using Onboarding.Testing.Otlp;

namespace Onboarding.Integration.Tests.Telemetry;

/// <summary>The alerts about the engine itself, with the engine in this process and its metrics over OTLP.</summary>
public sealed class EngineAlertTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Heartbeat = "onboarding.engine.queue";

    [Fact, Fires("engine-queue")]
    public async Task Messages_that_pile_up_are_told_until_the_workflow_that_holds_them_up_goes_on()
    {
        await using var telemetry = new OtlpReceiver();
        using var held = new SemaphoreSlim(0);
        using var begun = new SemaphoreSlim(0);
        var events = Alert.Of("engine-queue").Threshold + 20;
        using var host = await StartAsync(telemetry, "Queue", tasks => tasks.AddOrchestratorFunc("Held", context =>
        {
            // A turn that does not come to its end: meanwhile messages pile up.
            begun.Release();
            held.Wait();
            held.Release();
            return context.WaitForExternalEvent<int>("never");
        }));
        var client = host.Services.GetRequiredService<DurableTaskClient>();
        var id = await client.ScheduleNewOrchestrationInstanceAsync("Held");
        try
        {
            // What comes before the turn begins is taken into it and waits no more.
            Assert.True(await begun.WaitAsync(TimeSpan.FromMinutes(1)));
            await AlertWatch.ExpectAsync(telemetry, "engine-queue", Heartbeat,
                cause: () => Parallel.ForAsync(0, (int)events, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, token) => await client.RaiseEventAsync(id, "word", number, token)),
                page: () =>
                {
                    held.Release();
                    return Task.CompletedTask;
                });
            await host.StopAsync();
        }
        finally
        {
            // The host does not end while the turn is held.
            held.Release();
        }
    }

    [Fact, Fires("poison")]
    public async Task An_instance_that_cannot_be_read_is_told_until_its_row_is_put_right()
    {
        await using var telemetry = new OtlpReceiver();
        string id;
        using (var before = await StartAsync(telemetry, "Poison", tasks => tasks.AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<int>("word"))))
        {
            var client = before.Services.GetRequiredService<DurableTaskClient>();
            id = await client.ScheduleNewOrchestrationInstanceAsync("Waits");
            await client.WaitForInstanceStartAsync(id);
            await before.StopAsync();
        }

        var instances = new TableClient(azurite.ConnectionString, "PoisonInstances");
        var status = await instances.QueryAsync<TableEntity>(row => row.PartitionKey == id).FirstAsync(row => row.ContainsKey("Status"));
        var whole = new TableEntity(status);
        status["Status"] = "Nonsense";
        await instances.UpdateEntityAsync(status, Azure.ETag.All, TableUpdateMode.Replace);
        IHost? after = null;

        await AlertWatch.ExpectAsync(telemetry, "poison", Heartbeat,
            cause: async () => after = await StartAsync(telemetry, "Poison", tasks => tasks.AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<int>("word"))),
            page: () => instances.UpdateEntityAsync(whole, Azure.ETag.All, TableUpdateMode.Replace));

        await after!.Services.GetRequiredService<DurableTaskClient>().RaiseEventAsync(id, "word", 1);
        await after.Services.GetRequiredService<DurableTaskClient>().WaitForInstanceCompletionAsync(id);
        await after.StopAsync();
        after.Dispose();
    }

    private async Task<IHost> StartAsync(OtlpReceiver telemetry, string hub, Action<DurableTaskRegistry> tasks)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(telemetry.Settings.ToDictionary(one => one.Name, string? (one) => one.Value));
        builder.Services.AddDurableTaskWorker(worker => worker.AddTasks(tasks));
        builder.Services.AddDurableTaskClient(_ => { });
        builder.Services.Configure<TaskHubOptions>(options => (options.ConnectionString, options.HubName) = (azurite.ConnectionString, hub));
        builder.Services.AddTelemetryExport(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
