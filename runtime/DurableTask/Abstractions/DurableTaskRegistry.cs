using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Runtime.DurableTask.Engine;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities that a worker can run, by name and version.</summary>
public sealed partial class DurableTaskRegistry
{
    internal Dictionary<TaskKey, Func<IServiceProvider, ITaskOrchestrator>> Orchestrators { get; } = [];

    internal Dictionary<TaskKey, Func<IServiceProvider, ITaskActivity>> Activities { get; } = [];

    /// <summary>Adds an orchestrator made by a factory.</summary>
    /// <exception cref="ArgumentException">The name and version are taken.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, Func<ITaskOrchestrator> factory) =>
        AddOrchestrator(name, TaskVersion.Unversioned, factory);

    /// <summary>Adds an orchestrator of a version, made by a factory.</summary>
    /// <exception cref="ArgumentException">The name and version are taken.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, TaskVersion version, Func<ITaskOrchestrator> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Add(Orchestrators, name, version, _ => factory(), "orchestrator");
    }

    /// <summary>Adds an orchestrator class, named by its attribute or itself.</summary>
    public DurableTaskRegistry AddOrchestrator(Type type) => AddOrchestrator(NameOf(type), type);

    /// <summary>Adds an orchestrator class under a name.</summary>
    /// <exception cref="ArgumentException">It is no orchestrator, or has no parameterless constructor: orchestrators take no dependencies.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(ITaskOrchestrator).IsAssignableFrom(type) || type.IsAbstract)
            throw new ArgumentException($"{type} is not a concrete {nameof(ITaskOrchestrator)}.", nameof(type));
        if (type.GetConstructor(Type.EmptyTypes) is null)
            throw new ArgumentException($"{type} has constructor parameters. An orchestrator takes no dependencies: move the work into an activity.", nameof(type));
        return AddOrchestrator(name, VersionOf(type), () => (ITaskOrchestrator)Activator.CreateInstance(type)!);
    }

    /// <summary>Adds an orchestrator class.</summary>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>() where TOrchestrator : class, ITaskOrchestrator => AddOrchestrator(typeof(TOrchestrator));

    /// <summary>Adds an orchestrator class under a name.</summary>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>(TaskName name) where TOrchestrator : class, ITaskOrchestrator =>
        AddOrchestrator(name, typeof(TOrchestrator));

    /// <summary>Adds one orchestrator object under a name.</summary>
    public DurableTaskRegistry AddOrchestrator(TaskName name, ITaskOrchestrator orchestrator) => AddOrchestrator(name, () => orchestrator);

    /// <summary>Adds one orchestrator object, named by its class.</summary>
    public DurableTaskRegistry AddOrchestrator(ITaskOrchestrator orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestrator(NameOf(orchestrator.GetType()), orchestrator);
    }

    /// <summary>Adds an activity made by a factory.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, Func<IServiceProvider, ITaskActivity> factory) =>
        Add(Activities, name, TaskVersion.Unversioned, factory, "activity");

    /// <summary>Adds an activity class, named by its attribute or itself; made by dependency injection.</summary>
    public DurableTaskRegistry AddActivity(Type type) => AddActivity(NameOf(type), type);

    /// <summary>Adds an activity class under a name; made by dependency injection.</summary>
    /// <exception cref="ArgumentException">It is no activity.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(ITaskActivity).IsAssignableFrom(type) || type.IsAbstract)
            throw new ArgumentException($"{type} is not a concrete {nameof(ITaskActivity)}.", nameof(type));
        return Add(Activities, name, VersionOf(type), services => (ITaskActivity)ActivatorUtilities.GetServiceOrCreateInstance(services, type), "activity");
    }

    /// <summary>Adds an activity class; made by dependency injection.</summary>
    public DurableTaskRegistry AddActivity<TActivity>() where TActivity : class, ITaskActivity => AddActivity(typeof(TActivity));

    /// <summary>Adds an activity class under a name; made by dependency injection.</summary>
    public DurableTaskRegistry AddActivity<TActivity>(TaskName name) where TActivity : class, ITaskActivity => AddActivity(name, typeof(TActivity));

    /// <summary>Adds one activity object under a name.</summary>
    public DurableTaskRegistry AddActivity(TaskName name, ITaskActivity activity) => AddActivity(name, _ => activity);

    /// <summary>Adds one activity object, named by its class.</summary>
    public DurableTaskRegistry AddActivity(ITaskActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivity(NameOf(activity.GetType()), activity);
    }

    private static TaskName NameOf(Type type)
    {
        var given = type.GetCustomAttribute<DurableTaskAttribute>()?.Name.Name;
        return string.IsNullOrEmpty(given) ? type.Name : given;
    }

    private static TaskVersion VersionOf(Type type) => type.GetCustomAttribute<DurableTaskAttribute>()?.Version ?? "";

    private DurableTaskRegistry Add<T>(Dictionary<TaskKey, T> tasks, TaskName name, TaskVersion version, T task, string kind)
    {
        if (string.IsNullOrEmpty(name.Name)) throw new ArgumentException($"The {kind} has no name.", nameof(name));
        if (!tasks.TryAdd(new TaskKey(name, version), task))
            throw new ArgumentException($"There is already an {kind} named '{name}'{(version == default ? "" : $" with version '{version}'")}.", nameof(name));
        return this;
    }
}
