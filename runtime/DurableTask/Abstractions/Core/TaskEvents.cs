namespace DurableTask.Core.History;

/// <summary>An activity was called.</summary>
public class TaskScheduledEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TaskScheduled;

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Its version; null: unversioned.</summary>
    public string? Version { get; set; }

    /// <summary>Its input.</summary>
    public string? Input { get; set; }

    /// <summary>Tags of the call; null: none.</summary>
    public IDictionary<string, string>? Tags { get; set; }
}

/// <summary>An activity has a result.</summary>
public class TaskCompletedEvent(int eventId, int taskScheduledId, string? result) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TaskCompleted;

    /// <summary>Number of the call.</summary>
    public int TaskScheduledId { get; } = taskScheduledId;

    /// <summary>The result.</summary>
    public string? Result { get; } = result;
}

/// <summary>An activity has failed.</summary>
public class TaskFailedEvent(int eventId, int taskScheduledId, string? reason, string? details, FailureDetails? failureDetails = null)
    : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TaskFailed;

    /// <summary>Number of the call.</summary>
    public int TaskScheduledId { get; } = taskScheduledId;

    /// <summary>Why.</summary>
    public string? Reason { get; } = reason;

    /// <summary>More of it.</summary>
    public string? Details { get; } = details;

    /// <summary>What happened.</summary>
    public FailureDetails? FailureDetails { get; } = failureDetails;
}

/// <summary>A sub-orchestration was called.</summary>
public class SubOrchestrationInstanceCreatedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceCreated;

    /// <summary>Name of the orchestrator.</summary>
    public string? Name { get; set; }

    /// <summary>Its version; null: unversioned.</summary>
    public string? Version { get; set; }

    /// <summary>Id of the instance.</summary>
    public string? InstanceId { get; set; }

    /// <summary>Its input.</summary>
    public string? Input { get; set; }

    /// <summary>Its tags; null: none.</summary>
    public IDictionary<string, string>? Tags { get; set; }
}

/// <summary>A sub-orchestration has a result.</summary>
public class SubOrchestrationInstanceCompletedEvent(int eventId, int taskScheduledId, string? result) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceCompleted;

    /// <summary>Number of the call.</summary>
    public int TaskScheduledId { get; } = taskScheduledId;

    /// <summary>The result.</summary>
    public string? Result { get; } = result;
}

/// <summary>A sub-orchestration has failed.</summary>
public class SubOrchestrationInstanceFailedEvent(int eventId, int taskScheduledId, string? reason, string? details, FailureDetails? failureDetails = null)
    : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceFailed;

    /// <summary>Number of the call.</summary>
    public int TaskScheduledId { get; } = taskScheduledId;

    /// <summary>Why.</summary>
    public string? Reason { get; } = reason;

    /// <summary>More of it.</summary>
    public string? Details { get; } = details;

    /// <summary>What happened.</summary>
    public FailureDetails? FailureDetails { get; } = failureDetails;
}

/// <summary>A timer was set.</summary>
public class TimerCreatedEvent(int eventId, DateTime fireAt = default) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TimerCreated;

    /// <summary>UTC, when it is due.</summary>
    public DateTime FireAt { get; set; } = fireAt;
}

/// <summary>A timer is due.</summary>
public class TimerFiredEvent(int eventId, DateTime fireAt = default) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TimerFired;

    /// <summary>Number of the timer.</summary>
    public int TimerId { get; set; }

    /// <summary>UTC, when it was due.</summary>
    public DateTime FireAt { get; set; } = fireAt;
}

/// <summary>An event came.</summary>
public class EventRaisedEvent(int eventId, string? input) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.EventRaised;

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Its payload.</summary>
    public string? Input { get; set; } = input;
}

/// <summary>An event was sent.</summary>
public class EventSentEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.EventSent;

    /// <summary>To which instance.</summary>
    public string? InstanceId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Its payload.</summary>
    public string? Input { get; set; }
}
