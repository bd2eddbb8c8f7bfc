using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Onboarding.Runtime.DurableTask.Engine;

namespace Onboarding.Runtime.DurableTask;

/// <summary>This runtime's own services.</summary>
public static class TaskHubServices
{
    /// <summary>Adds the task hub of this process, once. Settings <c>AzureWebJobsStorage</c> and <c>DurableTask:HubName</c> are its defaults.</summary>
    public static IServiceCollection AddTaskHub(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<TaskHubOptions>, HubSettings>());
        services.TryAddSingleton(MakeHub);
        return services;
    }

    /// <summary>Runs the worker on this process's task hub, as it does unless told otherwise.</summary>
    /// <param name="builder">The worker.</param>
    /// <param name="configure">Sets the hub's options; a process has one hub.</param>
    public static IDurableTaskWorkerBuilder UseTaskHub(this IDurableTaskWorkerBuilder builder, Action<TaskHubOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.BuildTarget = null;
        Configure(builder.Services, configure);
        return builder;
    }

    /// <summary>Lets the client speak to this process's task hub, as it does unless told otherwise.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="configure">Sets the hub's options; a process has one hub.</param>
    public static IDurableTaskClientBuilder UseTaskHub(this IDurableTaskClientBuilder builder, Action<TaskHubOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.BuildTarget = null;
        Configure(builder.Services, configure);
        return builder;
    }

    private static void Configure(IServiceCollection services, Action<TaskHubOptions>? configure)
    {
        services.AddTaskHub();
        if (configure is not null) services.Configure(configure);
    }

    // The hub has the options and tasks of the one worker that runs on it.
    private static TaskHub MakeHub(IServiceProvider services)
    {
        var worker = services.GetService<WorkerBuilders>()?.NameOnTaskHub() ?? Options.DefaultName;
        return ActivatorUtilities.CreateInstance<TaskHub>(
            services,
            Options.Create(services.GetRequiredService<IOptionsMonitor<DurableTaskWorkerOptions>>().Get(worker)),
            Options.Create(services.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(worker)));
    }
}

internal sealed class HubSettings(IConfiguration? configuration = null) : IConfigureOptions<TaskHubOptions>
{
    public void Configure(TaskHubOptions options)
    {
        options.ConnectionString = configuration?["AzureWebJobsStorage"] ?? options.ConnectionString;
        options.HubName = configuration?["DurableTask:HubName"] ?? options.HubName;
    }
}

/// <summary>Runs the hub as long as the host runs.</summary>
internal sealed class TaskHubWorker(TaskHub hub) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => hub.StartAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await hub.DrainAsync(cancellationToken);
        await hub.DisposeAsync();
    }
}
