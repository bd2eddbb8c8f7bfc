namespace DurableTask.Core.History;

/// <summary>The orchestration began.</summary>
public class ExecutionStartedEvent(int eventId, string? input) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionStarted;

    /// <summary>The execution.</summary>
    public OrchestrationInstance OrchestrationInstance { get; set; } = new();

    /// <summary>The orchestration that started it; null: none.</summary>
    public ParentInstance? ParentInstance { get; set; }

    /// <summary>Name of the orchestrator.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its version; null: unversioned.</summary>
    public string? Version { get; set; }

    /// <summary>Its input.</summary>
    public string? Input { get; set; } = input;

    /// <summary>Its tags; null: none.</summary>
    public IDictionary<string, string>? Tags { get; set; }

    /// <summary>UTC, when it was to start; null: at once.</summary>
    public DateTime? ScheduledStartTime { get; set; }
}

/// <summary>The orchestration ended.</summary>
public class ExecutionCompletedEvent(int eventId, string? result, OrchestrationStatus orchestrationStatus, FailureDetails? failureDetails = null)
    : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionCompleted;

    /// <summary>How.</summary>
    public OrchestrationStatus OrchestrationStatus { get; } = orchestrationStatus;

    /// <summary>Its result.</summary>
    public string? Result { get; } = result;

    /// <summary>Why it failed; null when it did not.</summary>
    public FailureDetails? FailureDetails { get; } = failureDetails;
}

/// <summary>The orchestration began again.</summary>
public class ContinueAsNewEvent(int eventId, string? input) : ExecutionCompletedEvent(eventId, input, OrchestrationStatus.ContinuedAsNew)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ContinueAsNew;
}

/// <summary>The orchestration was ended from outside.</summary>
public class ExecutionTerminatedEvent(int eventId, string? input) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionTerminated;

    /// <summary>The output that it was given.</summary>
    public string? Input { get; set; } = input;
}

/// <summary>The orchestration was suspended.</summary>
public class ExecutionSuspendedEvent(int eventId, string? reason) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionSuspended;

    /// <summary>Why.</summary>
    public string? Reason { get; set; } = reason;
}

/// <summary>The orchestration was resumed.</summary>
public class ExecutionResumedEvent(int eventId, string? reason) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionResumed;

    /// <summary>Why.</summary>
    public string? Reason { get; set; } = reason;
}

/// <summary>A turn began.</summary>
public class OrchestratorStartedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.OrchestratorStarted;
}

/// <summary>A turn ended.</summary>
public class OrchestratorCompletedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.OrchestratorCompleted;
}
