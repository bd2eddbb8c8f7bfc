using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Onboarding.Runtime.DurableTask;
using Onboarding.Runtime.DurableTask.Engine;

namespace Microsoft.DurableTask.Client;

/// <summary>Sets up a client.</summary>
public interface IDurableTaskClientBuilder
{
    /// <summary>Name of the client, and of its options.</summary>
    string Name { get; }

    /// <summary>The services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Type of the client, a <see cref="DurableTaskClient"/>; null: that of this runtime's task hub.</summary>
    Type? BuildTarget { get; set; }

    /// <summary>Makes the client.</summary>
    DurableTaskClient Build(IServiceProvider serviceProvider);
}

/// <summary>Sets up a client.</summary>
/// <param name="name">Name of the client; null: the default, empty one.</param>
/// <param name="services">The services.</param>
public class DefaultDurableTaskClientBuilder(string? name, IServiceCollection services) : IDurableTaskClientBuilder
{
    private Type? _buildTarget;

    /// <inheritdoc/>
    public string Name { get; } = name ?? Microsoft.Extensions.Options.Options.DefaultName;

    /// <inheritdoc/>
    public IServiceCollection Services { get; } = services;

    /// <inheritdoc/>
    public Type? BuildTarget
    {
        get => _buildTarget;
        set => _buildTarget = value is null || (value.IsSubclassOf(typeof(DurableTaskClient)) && !value.IsAbstract)
            ? value
            : throw new ArgumentException($"{value} is not a concrete {nameof(DurableTaskClient)}.", nameof(value));
    }

    /// <inheritdoc/>
    public DurableTaskClient Build(IServiceProvider serviceProvider)
    {
        if (BuildTarget is { } target) return (DurableTaskClient)ActivatorUtilities.CreateInstance(serviceProvider, target, Name);
        if (serviceProvider.GetService<WorkerBuilders>()?.NameOnTaskHub() is null)
        {
            throw new InvalidOperationException(
                "A client of this runtime speaks to the task hub of its own process, and there is none. Call AddDurableTaskWorker in the same host.");
        }

        var options = serviceProvider.GetRequiredService<IOptionsMonitor<DurableTaskClientOptions>>().Get(Name);
        return new HubClient(Name, serviceProvider.GetRequiredService<TaskHub>(), options);
    }
}

/// <summary>The clients of an app, by name.</summary>
public interface IDurableTaskClientProvider
{
    /// <summary>A client.</summary>
    /// <param name="name">Its name; null: the default, empty one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none of that name.</exception>
    DurableTaskClient GetClient(string? name = null);
}

internal sealed class DefaultDurableTaskClientProvider(IEnumerable<DefaultDurableTaskClientProvider.Entry> clients) : IDurableTaskClientProvider
{
    public DurableTaskClient GetClient(string? name = null)
    {
        name ??= Microsoft.Extensions.Options.Options.DefaultName;
        return clients.FirstOrDefault(one => string.Equals(one.Client.Name, name, StringComparison.Ordinal))?.Client
            ?? throw new ArgumentOutOfRangeException(
                nameof(name), name, $"There is no such client, only {string.Join(", ", clients.Select(one => $"'{one.Client.Name}'"))}.");
    }

    /// <summary>A client of the app: DurableTaskClient itself is a service at most once.</summary>
    internal sealed class Entry(DurableTaskClient client) : IAsyncDisposable
    {
        public DurableTaskClient Client { get; } = client;

        public ValueTask DisposeAsync() => Client.DisposeAsync();
    }
}

/// <summary>The clients that an app's services describe.</summary>
internal sealed class ClientBuilders(IServiceCollection services)
{
    private readonly Dictionary<string, IDurableTaskClientBuilder> _builders = new(StringComparer.Ordinal);

    /// <summary>The builders of an app's services.</summary>
    public static ClientBuilders Of(IServiceCollection services)
    {
        if (services.FirstOrDefault(one => one.ServiceType == typeof(ClientBuilders))?.ImplementationInstance is ClientBuilders builders) return builders;
        builders = new ClientBuilders(services);
        services.AddSingleton(builders);
        return builders;
    }

    public IDurableTaskClientBuilder GetOrAdd(string name, out bool added)
    {
        added = !_builders.ContainsKey(name);
        if (added) _builders[name] = new DefaultDurableTaskClientBuilder(name, services);
        return _builders[name];
    }
}
