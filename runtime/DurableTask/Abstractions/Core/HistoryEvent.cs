namespace DurableTask.Core.History;

/// <summary>Something that has happened in an instance.</summary>
/// <param name="eventId">Number of the task within its orchestration; -1: no task.</param>
public abstract class HistoryEvent(int eventId)
{
    /// <summary>Number of the task within its orchestration; -1: no task.</summary>
    public int EventId { get; } = eventId;

    /// <summary>It was replayed.</summary>
    public bool IsPlayed { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Timestamp { get; set; }

    /// <summary>What it is.</summary>
    public abstract EventType EventType { get; }
}

/// <summary>What has happened.</summary>
public enum EventType
{
    /// <summary>The orchestration began.</summary>
    ExecutionStarted,

    /// <summary>It ended.</summary>
    ExecutionCompleted,

    /// <summary>Not used.</summary>
    ExecutionFailed,

    /// <summary>It was ended from outside.</summary>
    ExecutionTerminated,

    /// <summary>An activity was called.</summary>
    TaskScheduled,

    /// <summary>An activity has a result.</summary>
    TaskCompleted,

    /// <summary>An activity has failed.</summary>
    TaskFailed,

    /// <summary>A sub-orchestration was called.</summary>
    SubOrchestrationInstanceCreated,

    /// <summary>A sub-orchestration has a result.</summary>
    SubOrchestrationInstanceCompleted,

    /// <summary>A sub-orchestration has failed.</summary>
    SubOrchestrationInstanceFailed,

    /// <summary>A timer was set.</summary>
    TimerCreated,

    /// <summary>A timer is due.</summary>
    TimerFired,

    /// <summary>A turn began.</summary>
    OrchestratorStarted,

    /// <summary>A turn ended.</summary>
    OrchestratorCompleted,

    /// <summary>An event was sent.</summary>
    EventSent,

    /// <summary>An event came.</summary>
    EventRaised,

    /// <summary>The orchestration began again.</summary>
    ContinueAsNew,

    /// <summary>Not used.</summary>
    GenericEvent,

    /// <summary>Not used.</summary>
    HistoryState,

    /// <summary>It was suspended.</summary>
    ExecutionSuspended,

    /// <summary>It was resumed.</summary>
    ExecutionResumed,

    /// <summary>Not used.</summary>
    ExecutionRewound,
}
