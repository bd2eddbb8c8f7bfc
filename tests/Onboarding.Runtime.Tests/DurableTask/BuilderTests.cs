using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Entities;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Onboarding.Runtime.DurableTask;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class BuilderTests(AzuriteFixture azurite)
{
    private static void Echo(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<string, string>("Echo", (_, word) => word);

    [Fact]
    public async Task A_worker_and_a_client_of_a_name_run_on_the_task_hub_that_they_are_told_to_use()
    {
        var builder = NewHost();
        builder.Services.AddDurableTaskWorker("mine", worker => worker.AddTasks(Echo).UseTaskHub(hub =>
        {
            hub.ConnectionString = azurite.ConnectionString;
            hub.HubName = Hub.NewName();
        }));
        builder.Services.AddDurableTaskClient("mine", client => client.UseTaskHub().RegisterDirectly());
        builder.Services.AddDurableTaskClient("other");
        using var host = builder.Build();
        await host.StartAsync();
        var client = host.Services.GetRequiredService<DurableTaskClient>();
        var provider = host.Services.GetRequiredService<IDurableTaskClientProvider>();

        var end = await client.WaitForInstanceCompletionAsync(await client.ScheduleNewOrchestrationInstanceAsync("Echo", "hi"), getInputsAndOutputs: true);

        Assert.Equal("hi", end.ReadOutputAs<string>());
        Assert.Same(client, provider.GetClient("mine"));
        Assert.Equal("other", provider.GetClient("other").Name);
        Assert.Contains("'mine', 'other'", Assert.Throws<ArgumentOutOfRangeException>(() => provider.GetClient()).Message, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public void The_same_name_gives_the_same_worker_and_the_same_client()
    {
        var services = new ServiceCollection();

        Assert.Same(services.AddDurableTaskWorker(), services.AddDurableTaskWorker(""));
        Assert.Same(services.AddDurableTaskClient("one"), services.AddDurableTaskClient("one"));
        Assert.Single(services, service => service.ServiceType == typeof(IHostedService));
    }

    [Fact]
    public void Two_workers_on_one_task_hub_are_refused_by_name()
    {
        var builder = NewHost();
        builder.Services.AddDurableTaskWorker("one");
        builder.Services.AddDurableTaskWorker("two");
        using var host = builder.Build();

        var refusal = Assert.Throws<InvalidOperationException>(() => host.Services.GetServices<IHostedService>().Count());

        Assert.Contains("'one' and 'two'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_without_a_worker_in_its_process_is_refused()
    {
        var services = new ServiceCollection();
        services.AddDurableTaskClient();
        using var provider = services.BuildServiceProvider();

        Assert.Contains("AddDurableTaskWorker", Assert.Throws<InvalidOperationException>(provider.GetRequiredService<DurableTaskClient>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_of_another_back_end_gets_the_tasks_of_its_name()
    {
        var builder = NewHost();
        builder.Services.AddDurableTaskWorker("theirs", worker => worker
            .AddTasks(Echo).Configure(options => options.MaximumTimerInterval = TimeSpan.FromHours(1)).UseBuildTarget<OtherWorker, OtherOptions>());
        using var host = builder.Build();
        await host.StartAsync();

        var worker = Assert.IsType<OtherWorker>(Assert.Single(host.Services.GetServices<IHostedService>()));

        Assert.Equal("theirs", worker.WorkerName);
        Assert.True(worker.Tasks.TryCreateOrchestrator("echo", host.Services, out _));
        Assert.False(worker.Tasks.TryCreateActivity("echo", host.Services, out _));
        Assert.Equal(TimeSpan.FromHours(1), host.Services.GetRequiredService<IOptionsMonitor<OtherOptions>>().Get("theirs").MaximumTimerInterval);
        await host.StopAsync();
    }

    [Fact]
    public void A_build_target_of_another_kind_is_refused()
    {
        var services = new ServiceCollection();

        Assert.Throws<ArgumentException>(() => services.AddDurableTaskWorker().UseBuildTarget(typeof(string)));
        Assert.Throws<ArgumentException>(() => services.AddDurableTaskClient().BuildTarget = typeof(DurableTaskClient));
    }

    [Fact]
    public async Task A_data_converter_that_is_a_service_is_that_of_worker_and_client()
    {
        await using var hub = await Hub.StartAsync(azurite, Echo, services: services => services.AddSingleton<DataConverter>(new Shouting()));

        var end = await hub.RunAsync("Echo", "hi");

        Assert.Equal("\"HI\"", end.SerializedInput);
        Assert.Equal("HI", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_data_converter_that_is_set_goes_before_one_that_is_a_service()
    {
        await using var hub = await Hub.StartAsync(
            azurite, Echo,
            services: services => services.AddSingleton<DataConverter>(new Shouting()),
            worker: options => options.DataConverter = JsonDataConverter.Default,
            client: client => client.Configure(options => options.DataConverter = JsonDataConverter.Default));

        Assert.Equal("hi", (await hub.RunAsync("Echo", "hi")).ReadOutputAs<string>());
    }

    [Fact]
    public void What_needs_several_workers_is_refused()
    {
        var worker = new ServiceCollection().AddDurableTaskWorker();

        Assert.Throws<NotSupportedException>(() => worker.UseWorkItemFilters());
        Assert.Throws<NotSupportedException>(() => worker.UseWorkItemFilters(new DurableTaskWorkerWorkItemFilters()));
        Assert.Same(worker, worker.UseWorkItemFilters(null));
#pragma warning disable CS0618 // Experimental in the public packages too.
        Assert.Throws<NotSupportedException>(() => worker.UseOrchestrationFilter(null!));
#pragma warning restore CS0618
    }

    [Fact]
    public async Task Options_that_mean_nothing_here_are_accepted()
    {
        await using var hub = await Hub.StartAsync(azurite, Echo, worker: options =>
        {
            options.EnableEntitySupport = true;
            options.Logging.UseLegacyCategories = false;
            options.Concurrency.MaximumConcurrentEntityWorkItems = 1;
        });

        Assert.Equal("hi", (await hub.RunAsync("Echo", "hi")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Entities_compile_and_throw_when_they_are_used()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Counts", async context =>
        {
            await context.Entities.CallEntityAsync(new EntityInstanceId("Counter", "one"), "Add", 1);
            return await context.Entities.CallEntityAsync<int>(EntityInstanceId.FromString("@counter@one"), "Get");
        }));

        Assert.Equal("System.NotSupportedException", (await hub.RunAsync("Counts")).FailureDetails!.ErrorType);
        await Assert.ThrowsAsync<NotSupportedException>(() => hub.Client.Entities.SignalEntityAsync(new EntityInstanceId("Counter", "one"), "Add", 1));
        await Assert.ThrowsAsync<NotSupportedException>(ReadAsync);

        async Task ReadAsync()
        {
            EntityMetadata<int>? entity = await hub.Client.Entities.GetEntityAsync<int>(new EntityInstanceId("Counter", "one"));
            Assert.Null(entity);
        }
    }

    [Fact]
    public async Task Ended_instances_are_purged_by_the_short_forms_too()
    {
        await using var hub = await Hub.StartAsync(azurite, Echo);
        var id = (await hub.RunAsync("Echo", "hi")).InstanceId;

        var running = await hub.Client.PurgeInstancesAsync(null, null, [OrchestrationRuntimeStatus.Failed]);
        Assert.NotNull(await hub.Client.GetInstancesAsync(id, CancellationToken.None));
        var ended = await hub.Client.PurgeInstancesAsync(null, DateTimeOffset.MaxValue);

        Assert.Equal((0, 1), (running.PurgedInstanceCount, ended.PurgedInstanceCount));
        Assert.Null(await hub.Client.GetInstancesAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task A_list_can_be_made_of_a_function_that_reads_a_page()
    {
        var list = Pageable.Create<int>((token, _) => Task.FromResult(token is null ? new Page<int>([1, 2], "more") : new Page<int>([3])));

        var items = new List<int>();
        await foreach (var item in list) items.Add(item);

        Assert.Equal([1, 2, 3], items);
    }

    [Fact]
    public void Options_can_be_copied()
    {
        var task = new TaskOptions(new RetryPolicy(2, TimeSpan.FromSeconds(1))) { Version = "1.0" };
        var start = new StartOrchestrationOptions("id", DateTimeOffset.UnixEpoch) { Version = "2.0", Tags = new Dictionary<string, string> { ["a"] = "b" } };

        Assert.Equal(task, new TaskOptions(task));
        Assert.Equal(start, new StartOrchestrationOptions(start));
        Assert.Equal("sub", new SubOrchestrationOptions(task.WithInstanceId("sub")).InstanceId);
        Assert.Equal("1.0", task.WithInstanceId("sub").Version!.Value.Version);
    }

    private static HostApplicationBuilder NewHost()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        return builder;
    }

    private sealed class OtherOptions : DurableTaskWorkerOptions;

    private sealed class OtherWorker(string name, IDurableTaskFactory factory) : DurableTaskWorker(name, factory)
    {
        public string WorkerName => Name;

        public IDurableTaskFactory Tasks => Factory;

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }

    private sealed class Shouting : DataConverter
    {
        public override string Serialize(object? value) => JsonSerializer.Serialize(value).ToUpperInvariant();

        public override object? Deserialize(string? data, Type targetType) => data is null ? null : JsonSerializer.Deserialize(data, targetType);
    }
}
