namespace Microsoft.DurableTask.Client;

/// <summary>Which instances to list.</summary>
/// <param name="CreatedFrom">Created at or after; null: no bound.</param>
/// <param name="CreatedTo">Created at or before; null: no bound.</param>
/// <param name="Statuses">In one of these states; null: all.</param>
/// <param name="TaskHubNames">Not used: a client sees its own hub.</param>
/// <param name="InstanceIdPrefix">Ids that start so; null: all.</param>
/// <param name="PageSize">Items a page, 1 to 1000.</param>
/// <param name="FetchInputsAndOutputs">With inputs, outputs and custom states.</param>
/// <param name="ContinuationToken">Where to start; null: at the beginning.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>Items a page unless said otherwise.</summary>
    public const int DefaultPageSize = 100;
}

/// <summary>Which ended instances to remove.</summary>
/// <param name="CreatedFrom">Created at or after; null: no bound.</param>
/// <param name="CreatedTo">Created at or before; null: no bound.</param>
/// <param name="Statuses">In one of these states; null: every ended one.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>Stop after this time, with <see cref="PurgeResult.IsComplete"/> false; null: no bound.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>What was removed.</summary>
public class PurgeResult
{
    /// <summary>Makes a result.</summary>
    public PurgeResult(int count) => PurgedInstanceCount = count;

    /// <summary>Makes a result that says whether all was done.</summary>
    public PurgeResult(int count, bool? isComplete) : this(count) => IsComplete = isComplete;

    /// <summary>How many instances.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>False when the time was over first; null when no bound was given.</summary>
    public bool? IsComplete { get; }
}

/// <summary>How to end an instance.</summary>
/// <param name="Output">Its output.</param>
/// <param name="Recursive">Its sub-orchestrations too.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);

/// <summary>How to remove an instance.</summary>
/// <param name="Recursive">Its sub-orchestrations too.</param>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>Choices for starting an instance whose id was used before.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>States of a former instance that may be replaced, when nothing else is said: the ended ones.</summary>
    public static readonly OrchestrationRuntimeStatus[] ValidDedupeStatuses =
    [
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>States of a former instance with the same id that forbid the start.</summary>
    public static StartOrchestrationOptions WithDedupeStatuses(this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { DedupeStatuses = [.. dedupeStatuses.Select(status => status.ToString())] };
    }
}
