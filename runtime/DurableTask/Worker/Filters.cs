namespace Microsoft.DurableTask.Worker;

/// <summary>Says which orchestrations a worker takes; not part of this runtime.</summary>
[Obsolete("Experimental")]
public interface IOrchestrationFilter
{
    /// <summary>True: the worker takes it.</summary>
    ValueTask<bool> IsOrchestrationValidAsync(OrchestrationFilterParameters info, CancellationToken cancellationToken = default);
}

/// <summary>What an orchestration filter goes by.</summary>
public struct OrchestrationFilterParameters
{
    /// <summary>Name of the orchestrator.</summary>
    public string? Name { get; init; }

    /// <summary>Tags of the instance.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>Which work a worker asks for; not part of this runtime.</summary>
public class DurableTaskWorkerWorkItemFilters
{
    /// <summary>Orchestrations.</summary>
    public IReadOnlyList<OrchestrationFilter> Orchestrations { get; set; } = [];

    /// <summary>Activities.</summary>
    public IReadOnlyList<ActivityFilter> Activities { get; set; } = [];

    /// <summary>Entities.</summary>
    public IReadOnlyList<EntityFilter> Entities { get; set; } = [];

    /// <summary>An orchestration by name and versions.</summary>
    public readonly struct OrchestrationFilter(string name, IReadOnlyList<string>? versions)
    {
        /// <summary>Its name.</summary>
        public string Name { get; init; } = name;

        /// <summary>Its versions; none: all.</summary>
        public IReadOnlyList<string> Versions { get; init; } = versions ?? [];
    }

    /// <summary>An activity by name and versions.</summary>
    public readonly struct ActivityFilter(string name, IReadOnlyList<string>? versions)
    {
        /// <summary>Its name.</summary>
        public string Name { get; init; } = name;

        /// <summary>Its versions; none: all.</summary>
        public IReadOnlyList<string> Versions { get; init; } = versions ?? [];
    }

    /// <summary>An entity by name.</summary>
    public readonly struct EntityFilter(string name)
    {
        /// <summary>Its name.</summary>
        public string Name { get; init; } = name;
    }
}
