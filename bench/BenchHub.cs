using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask;

namespace Onboarding.Bench;

/// <summary>A hub on a plain generic host with the orchestrators that are measured.</summary>
internal sealed class BenchHub : IAsyncDisposable
{
    private static int _count;

    private readonly IHost _host;

    private BenchHub(IHost host, string name, StorageOperations operations)
    {
        _host = host;
        Name = name;
        Operations = operations;
    }

    public string Name { get; }

    public StorageOperations Operations { get; }

    public DurableTaskClient Client => _host.Services.GetRequiredService<DurableTaskClient>();

    public static string NewName() => $"Bench{Interlocked.Increment(ref _count)}";

    public static async Task<BenchHub> StartAsync(string storage, string? name = null, Action<TaskHubOptions>? options = null)
    {
        name ??= NewName();
        var operations = new StorageOperations();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddDurableTaskWorker(worker => worker.AddTasks(AddTasks));
        builder.Services.AddDurableTaskClient(_ => { });
        builder.Services.Configure<TaskHubOptions>(hub =>
        {
            hub.ConnectionString = storage;
            hub.HubName = name;
            hub.ConfigureTables = tables => tables.AddPolicy(operations, Azure.Core.HttpPipelinePosition.PerRetry);
            options?.Invoke(hub);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new BenchHub(host, name, operations);
    }

    public async Task RunAsync(TaskName orchestrator, object? input = null) =>
        await Client.WaitForInstanceCompletionAsync(await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static void AddTasks(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<int, int>("Nothing", (_, number) => number)
        .AddOrchestratorFunc<int, int>("Chain", async (context, length) =>
        {
            for (var step = 0; step < length; step++) await context.CallActivityAsync<int>("Nothing", step);
            return length;
        })
        .AddOrchestratorFunc("Waiting", async context =>
        {
            context.SetCustomStatus("waiting");
            return await context.WaitForExternalEvent<string>("word");
        })
        .AddOrchestratorFunc<int, int>("ChainThenWaiting", async (context, length) =>
        {
            for (var step = 0; step < length; step++) await context.CallActivityAsync<int>("Nothing", step);
            context.SetCustomStatus("waiting");
            await context.WaitForExternalEvent<string>("word");
            return length;
        })
        .AddOrchestratorFunc("Sleeping", context => context.CreateTimer(TimeSpan.FromDays(60), CancellationToken.None));
}
