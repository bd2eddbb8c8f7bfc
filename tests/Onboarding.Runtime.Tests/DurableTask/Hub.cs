using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask;
using Onboarding.Runtime.DurableTask.Engine;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>A task hub of a test's own on a plain generic host. Several hosts may share a name, one after the other.</summary>
internal sealed class Hub : IAsyncDisposable
{
    private static int _count;

    private readonly IHost _host;

    private Hub(IHost host, string name)
    {
        _host = host;
        Name = name;
    }

    public string Name { get; }

    public IServiceProvider Services => _host.Services;

    public DurableTaskClient Client => _host.Services.GetRequiredService<DurableTaskClient>();

    public static string NewName() => $"Test{Environment.ProcessId}x{Interlocked.Increment(ref _count)}";

    public static async Task<Hub> StartAsync(
        AzuriteFixture azurite, Action<DurableTaskRegistry> tasks, string? name = null, TimeProvider? time = null,
        Action<TaskHubOptions>? options = null, Action<DurableTaskWorkerOptions>? worker = null, ILoggerProvider? logs = null,
        Action<IServiceCollection>? services = null, Action<IDurableTaskClientBuilder>? client = null)
    {
        name ??= NewName();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        if (logs is not null) builder.Logging.AddProvider(logs);
        if (time is not null) builder.Services.AddSingleton(time);
        builder.Services.AddDurableTaskWorker(one =>
        {
            one.AddTasks(tasks);
            if (worker is not null) one.Configure(worker);
        });
        builder.Services.AddDurableTaskClient(client ?? (_ => { }));
        services?.Invoke(builder.Services);
        builder.Services.Configure<TaskHubOptions>(hub =>
        {
            hub.ConnectionString = azurite.ConnectionString;
            hub.HubName = name;
            // Tests that end a host in the middle of an activity mean it.
            hub.DrainTime = TimeSpan.Zero;
            options?.Invoke(hub);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new Hub(host, name);
    }

    /// <summary>Runs an orchestrator to its end.</summary>
    public async Task<OrchestrationMetadata> RunAsync(TaskName orchestrator, object? input = null, StartOrchestrationOptions? options = null) =>
        await EndOfAsync(await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options));

    public async Task<OrchestrationMetadata> EndOfAsync(string instanceId)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            return await Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            var now = await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true);
            throw new TimeoutException($"After a minute '{instanceId}' has not ended: {now?.RuntimeStatus.ToString() ?? "not there"}, custom status {now?.SerializedCustomStatus ?? "none"}.");
        }
    }

    /// <summary>Waits until an instance shows a custom status, that is, until it has got to a place in its code.</summary>
    public Task ReachesAsync(string instanceId, string customStatus) => Eventually.HoldsAsync(
        async () => (await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true))?.SerializedCustomStatus == $"\"{customStatus}\"",
        $"'{instanceId}' is at '{customStatus}'");

    /// <summary>Waits until an instance is in a state.</summary>
    public Task IsAsync(string instanceId, OrchestrationRuntimeStatus status) => Eventually.HoldsAsync(
        async () => (await Client.GetInstanceAsync(instanceId))?.RuntimeStatus == status, $"'{instanceId}' is {status}");

    /// <summary>Waits until an instance was let go from memory: the index of live instances says when it wakes.</summary>
    public Task IsLetGoAsync(AzuriteFixture azurite, string instanceId) => Eventually.HoldsAsync(
        async () => await IndexOf(azurite, instanceId).AnyAsync(row => row.ContainsKey("WakeAt")), $"'{instanceId}' is let go");

    /// <summary>Waits until what an ended instance had to tell others has arrived: only then it leaves the index of live instances.</summary>
    public Task HasSaidAllAsync(AzuriteFixture azurite, string instanceId) => Eventually.HoldsAsync(
        async () => !await IndexOf(azurite, instanceId).AnyAsync(), $"'{instanceId}' has said all");

    /// <summary>Waits until the hub has thrown away what it has in memory, and has nothing new yet.</summary>
    public Task IsClosedAsync() => Eventually.HoldsAsync(
        () => Task.FromResult(!Services.GetRequiredService<TaskHub>().IsOpen), "the hub is closed");

    public TableClient Rows(AzuriteFixture azurite) => new(azurite.ConnectionString, Name + "Instances");

    private Azure.AsyncPageable<TableEntity> IndexOf(AzuriteFixture azurite, string instanceId) =>
        new TableClient(azurite.ConnectionString, Name + "Live").QueryAsync<TableEntity>($"InstanceId eq '{instanceId}'");

    public async ValueTask DisposeAsync()
    {
        // A host that does not stop is a failure, not a test that never ends.
        await _host.StopAsync().WaitAsync(TimeSpan.FromMinutes(1));
        _host.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class OnAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "On Azurite";
}
