using System.Reflection;
using Microsoft.DurableTask.Worker;
using Onboarding.Runtime.DurableTask.Engine;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities that a worker can run, by name and version.</summary>
public sealed partial class DurableTaskRegistry
{
    internal TaskTable<ITaskOrchestrator> Orchestrators { get; } = new("orchestrator");

    internal TaskTable<ITaskActivity> Activities { get; } = new("activity");

    internal IExceptionPropertiesProvider? ExceptionProperties { get; set; }

    /// <summary>What makes each orchestrator, by name; a name with several versions comes several times.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() => Orchestrators.All;

    /// <summary>What makes each activity, by name; a name with several versions comes several times.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() => Activities.All;

    private static TaskName NameOf(Type type)
    {
        var given = type.GetCustomAttribute<DurableTaskAttribute>(inherit: false)?.Name.Name;
        return string.IsNullOrEmpty(given) ? type.Name : given;
    }

    private static TaskVersion VersionOf(Type type) => type.GetCustomAttribute<DurableTaskAttribute>(inherit: false)?.Version;

    private static void CheckConcrete<T>(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(T).IsAssignableFrom(type) || type.IsAbstract) throw new ArgumentException($"{type} is not a concrete {typeof(T).Name}.", nameof(type));
    }
}
