using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Onboarding.Runtime.DurableTask;

namespace Microsoft.DurableTask.Client;

/// <summary>Adds durable task clients.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds a client, of this process's task hub unless told otherwise; the same name gives the same client. The one without a name can
    /// be injected as <see cref="DurableTaskClient"/>, the others come from <see cref="IDurableTaskClientProvider"/>.
    /// </summary>
    public static IDurableTaskClientBuilder AddDurableTaskClient(this IServiceCollection services, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = ClientBuilders.Of(services).GetOrAdd(name ?? Options.DefaultName, out var added);
        if (added) Register(services, builder);
        return builder;
    }

    /// <summary>Adds a client and sets it up.</summary>
    public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, Action<IDurableTaskClientBuilder> configure) =>
        services.AddDurableTaskClient(Options.DefaultName, configure);

    /// <summary>Adds a named client and sets it up.</summary>
    public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, string name, Action<IDurableTaskClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(services.AddDurableTaskClient(name));
        return services;
    }

    private static void Register(IServiceCollection services, IDurableTaskClientBuilder builder)
    {
        services.AddTaskHub();
        services.AddOptions<DurableTaskClientOptions>(builder.Name).Configure<IServiceProvider>((options, provider) =>
        {
            if (!options.HasDataConverter && provider.GetService<DataConverter>() is { } converter) options.DataConverter = converter;
        });
        services.TryAddSingleton<IDurableTaskClientProvider, DefaultDurableTaskClientProvider>();
        services.AddSingleton(provider => new DefaultDurableTaskClientProvider.Entry(builder.Build(provider)));
        if (builder.Name == Options.DefaultName) builder.RegisterDirectly();
    }
}
