using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Onboarding.Runtime.DurableTask;
using Onboarding.Runtime.DurableTask.Engine;

namespace Microsoft.DurableTask.Worker;

/// <summary>Sets up a worker.</summary>
public interface IDurableTaskWorkerBuilder
{
    /// <summary>Name of the worker, and of its options.</summary>
    string Name { get; }

    /// <summary>The services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Type of the worker, a <see cref="DurableTaskWorker"/>; null: this runtime's task hub.</summary>
    Type? BuildTarget { get; set; }

    /// <summary>Makes the worker.</summary>
    IHostedService Build(IServiceProvider serviceProvider);
}

/// <summary>Sets up a worker.</summary>
/// <param name="name">Name of the worker; null: the default, empty one.</param>
/// <param name="services">The services.</param>
public class DefaultDurableTaskWorkerBuilder(string? name, IServiceCollection services) : IDurableTaskWorkerBuilder
{
    private Type? _buildTarget;

    /// <inheritdoc/>
    public string Name { get; } = name ?? Microsoft.Extensions.Options.Options.DefaultName;

    /// <inheritdoc/>
    public IServiceCollection Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    /// <inheritdoc/>
    public Type? BuildTarget
    {
        get => _buildTarget;
        set => _buildTarget = value is null || (value.IsSubclassOf(typeof(DurableTaskWorker)) && !value.IsAbstract)
            ? value
            : throw new ArgumentException($"{value} is not a concrete {nameof(DurableTaskWorker)}.", nameof(value));
    }

    /// <inheritdoc/>
    public IHostedService Build(IServiceProvider serviceProvider)
    {
        if (BuildTarget is not { } target) return new TaskHubWorker(serviceProvider.GetRequiredService<TaskHub>());
        var registry = serviceProvider.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(Name);
        return (IHostedService)ActivatorUtilities.CreateInstance(serviceProvider, target, Name, new DurableTaskFactory(registry));
    }
}

/// <summary>The workers of an app.</summary>
internal sealed class WorkerBuilders(IServiceCollection services)
{
    private readonly Dictionary<string, IDurableTaskWorkerBuilder> _builders = new(StringComparer.Ordinal);

    /// <summary>The builders of an app's services.</summary>
    public static WorkerBuilders Of(IServiceCollection services)
    {
        if (services.FirstOrDefault(one => one.ServiceType == typeof(WorkerBuilders))?.ImplementationInstance is WorkerBuilders builders) return builders;
        builders = new WorkerBuilders(services);
        services.AddSingleton(builders);
        return builders;
    }

    public IDurableTaskWorkerBuilder GetOrAdd(string name, out bool added)
    {
        added = !_builders.ContainsKey(name);
        if (added) _builders[name] = new DefaultDurableTaskWorkerBuilder(name, services);
        return _builders[name];
    }

    /// <summary>Name of the worker that runs on this runtime's task hub; null: there is none.</summary>
    /// <exception cref="InvalidOperationException">There are several: a process has one hub.</exception>
    public string? NameOnTaskHub()
    {
        var names = _builders.Values.Where(builder => builder.BuildTarget is null).Select(builder => builder.Name).ToList();
        return names.Count < 2
            ? names.SingleOrDefault()
            : throw new InvalidOperationException(
                $"The workers {string.Join(" and ", names.Select(name => $"'{name}'"))} want a task hub each, but a process has one. Give their tasks to one worker.");
    }
}
