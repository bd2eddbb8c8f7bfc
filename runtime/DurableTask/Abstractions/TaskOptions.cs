namespace Microsoft.DurableTask;

/// <summary>How a task is called.</summary>
public record TaskOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="retry">What to do when the task fails.</param>
    public TaskOptions(TaskRetryOptions? retry) : this(retry, null)
    {
    }

    /// <summary>Makes options.</summary>
    /// <param name="retry">What to do when the task fails.</param>
    /// <param name="tags">Tags that go along with the call.</param>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
    {
        Retry = retry;
        Tags = tags;
    }

    /// <summary>Makes a copy.</summary>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
        Tags = options.Tags;
        Version = options.Version;
    }

    /// <summary>What to do when the task fails; null: fail.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Tags that go along with the call.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>
    /// Version of the task that is called; null: an activity's is that of the orchestration, a sub-orchestration's the worker's default.
    /// </summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Options with a retry policy.</summary>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>Options with a handler that decides whether to retry.</summary>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>Options with a handler that decides whether to retry.</summary>
    public static TaskOptions FromRetryHandler(RetryHandler handler) => new(handler);

    /// <summary>These options for a sub-orchestration with a given id.</summary>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="retry">What to do when it fails.</param>
    /// <param name="instanceId">Its id; null: one derived from the parent.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null) : base(retry) => InstanceId = instanceId;

    /// <summary>Makes options out of others.</summary>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null) : base(options)
    {
        InstanceId = instanceId;
        if (options is SubOrchestrationOptions sub && instanceId is null) InstanceId = sub.InstanceId;
    }

    /// <summary>Makes a copy.</summary>
    public SubOrchestrationOptions(SubOrchestrationOptions options) : base(options) => InstanceId = options.InstanceId;

    /// <summary>Id of the sub-orchestration; null: one derived from the parent.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Version of the sub-orchestration; null: the worker's default.</summary>
    public new TaskVersion? Version
    {
        get => base.Version;
        init => base.Version = value;
    }
}

/// <summary>How an orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="InstanceId">Its id; null: a new one.</param>
    /// <param name="StartAt">When it starts; null: at once.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>Makes a copy.</summary>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>Its id; null: a new one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When it starts; null: at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Tags that can be read with its metadata.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Its version; null: the client's default.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>States of a former instance with the same id that forbid the start; null: states in which it still runs.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}

/// <summary>How an orchestration starts again.</summary>
public class ContinueAsNewOptions
{
    /// <summary>Input of the next execution.</summary>
    public object? NewInput { get; set; }

    /// <summary>Events that nobody waited for go along.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>Version of the next execution; null: the same.</summary>
    public string? NewVersion { get; set; }
}

/// <summary>The orchestration that started another.</summary>
/// <param name="Name">Its name.</param>
/// <param name="InstanceId">Its id.</param>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
