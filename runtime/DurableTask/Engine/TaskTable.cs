using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>What makes the tasks of one kind, by name and version.</summary>
internal sealed class TaskTable<T>(string kind)
{
    private readonly Dictionary<TaskKey, Func<IServiceProvider, T>> _factories = [];
    private readonly HashSet<TaskName> _versioned = [];

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, T>>> All =>
        _factories.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Value));

    /// <exception cref="ArgumentException">There is no name, or name and version are taken.</exception>
    public void Add(TaskName name, TaskVersion version, Func<IServiceProvider, T> factory)
    {
        if (string.IsNullOrEmpty(name.Name)) throw new ArgumentException($"The {kind} has no name.", nameof(name));
        if (!_factories.TryAdd(new TaskKey(name, version), factory))
            throw new ArgumentException($"There is already an {kind} named '{name}'{(version == default ? "" : $" with version '{version.Version}'")}.", nameof(name));
        if (version != default) _versioned.Add(name);
    }

    /// <summary>
    /// The task of a version. One without a version stands in only where the name has no version at all: otherwise a call would silently
    /// get other code than it asks for.
    /// </summary>
    public bool TryFind(TaskName name, TaskVersion version, [NotNullWhen(true)] out Func<IServiceProvider, T>? factory) =>
        _factories.TryGetValue(new TaskKey(name, version), out factory)
        || (!_versioned.Contains(name) && _factories.TryGetValue(new TaskKey(name, TaskVersion.Unversioned), out factory));
}
