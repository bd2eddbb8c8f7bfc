using Microsoft.Extensions.DependencyInjection;
using Onboarding.Runtime.DurableTask;

namespace Microsoft.DurableTask.Worker;

/// <summary>Adds durable task workers.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds a worker, on this process's task hub unless told otherwise; the same name gives the same worker.</summary>
    public static IDurableTaskWorkerBuilder AddDurableTaskWorker(this IServiceCollection services, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = WorkerBuilders.Of(services).GetOrAdd(name ?? Microsoft.Extensions.Options.Options.DefaultName, out var added);
        if (added) Register(services, builder);
        return builder;
    }

    /// <summary>Adds a worker and sets it up.</summary>
    public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, Action<IDurableTaskWorkerBuilder> configure) =>
        services.AddDurableTaskWorker(Microsoft.Extensions.Options.Options.DefaultName, configure);

    /// <summary>Adds a worker and sets it up.</summary>
    public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, string name, Action<IDurableTaskWorkerBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        configure(services.AddDurableTaskWorker(name));
        return services;
    }

    private static void Register(IServiceCollection services, IDurableTaskWorkerBuilder builder)
    {
        services.AddTaskHub();
        services.AddOptions<DurableTaskWorkerOptions>(builder.Name).Configure<IServiceProvider>((options, provider) =>
        {
            if (!options.HasDataConverter && provider.GetService<DataConverter>() is { } converter) options.DataConverter = converter;
        });
        services.AddOptions<DurableTaskRegistry>(builder.Name).Configure<IServiceProvider>((registry, provider) =>
            registry.ExceptionProperties = provider.GetService<IExceptionPropertiesProvider>());
        services.AddSingleton(builder.Build);
    }
}
