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
        services.TryAddSingleton<TaskHub>();
        return services;
    }

    internal static IServiceCollection AddTaskHubWorker(this IServiceCollection services)
    {
        services.AddTaskHub();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TaskHubWorker>());
        return services;
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

    public async Task StopAsync(CancellationToken cancellationToken) => await hub.DisposeAsync();
}
