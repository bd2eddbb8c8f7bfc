using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask.Engine;

namespace Microsoft.DurableTask;

/// <summary>What an orchestrator may use. Everything it returns comes from history on replay. Not safe for use from other threads.</summary>
public abstract class TaskOrchestrationContext
{
    /// <summary>Name under which the orchestrator was started.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Id of this instance.</summary>
    public abstract string InstanceId { get; }

    /// <summary>Version it was started with; empty when unversioned.</summary>
    public virtual string Version => "";

    /// <summary>Properties of the configuration; empty here.</summary>
    public virtual IReadOnlyDictionary<string, object?> Properties { get; } = new Dictionary<string, object?>();

    /// <summary>The orchestration that started this one; null for a top-level instance.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>UTC time of the current turn; the same on replay, and constant between awaits.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>True while history is replayed.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>Loggers made from this one log again on replay.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>A factory whose loggers are silent on replay.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory => new ReplaySafeLoggerFactory(this, LoggerFactory);

    /// <summary>Entities are not part of this runtime.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public virtual TaskOrchestrationEntityFeature Entities => throw new NotSupportedException("Durable entities are not part of this runtime; see docs/durable-api.md.");

    /// <summary>The input; default when there is none.</summary>
    public abstract T? GetInput<T>();

    /// <summary>Runs an activity and waits for its result.</summary>
    /// <exception cref="TaskFailedException">It failed, after any retries.</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>Runs an activity with neither input nor result.</summary>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Runs an activity without a result.</summary>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object?>(name, input, options);

    /// <summary>Runs an activity without input.</summary>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <summary>A durable timer of any length.</summary>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>A durable timer that fires at a time, never earlier.</summary>
    /// <param name="fireAt">When. A time that is not marked as UTC counts as local, so give UTC.</param>
    /// <param name="cancellationToken">Cancels the wait; the task ends as cancelled.</param>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event by name, without regard to case. Events that came before the wait are kept in order.</summary>
    /// <param name="eventName">Name.</param>
    /// <param name="cancellationToken">Cancels the wait; a later event is then kept for the next waiter.</param>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event, but no longer than <paramref name="timeout"/>.</summary>
    /// <exception cref="TaskCanceledException">The time is over.</exception>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) => WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event, but no longer than <paramref name="timeout"/>.</summary>
    /// <exception cref="TaskCanceledException">The time is over.</exception>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var elapsed = CreateTimer(timeout, timer.Token);
        var arrived = WaitForExternalEvent<T>(eventName, wait.Token);
        if (await Task.WhenAny(arrived, elapsed) == arrived)
        {
            // Not CancelAsync: it would continue on another thread, which an orchestrator must not.
            timer.Cancel();
            return await arrived;
        }

        wait.Cancel();
        await elapsed;
        throw new TaskCanceledException($"The event '{eventName}' did not come within {timeout}.");
    }

    /// <summary>Sends an event to another orchestration; it is delivered once this turn is stored.</summary>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Sets what <c>OrchestrationMetadata.ReadCustomStatusAs</c> returns; at most 16 KB of JSON.</summary>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Runs another orchestrator and waits for its result.</summary>
    /// <exception cref="TaskFailedException">It failed or was terminated.</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Runs another orchestrator without input.</summary>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <summary>Runs another orchestrator without a result.</summary>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object?>(orchestratorName, input, options);

    /// <summary>Runs another orchestrator with neither input nor result.</summary>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <summary>Ends this execution and starts again with an empty history.</summary>
    /// <param name="newInput">Input of the next execution.</param>
    /// <param name="preserveUnprocessedEvents">Events that nobody waited for go along.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>Ends this execution and starts again with an empty history.</summary>
    public virtual void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.NewVersion is not null) throw new NotSupportedException("This context cannot change the version on continue-as-new.");
        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);
    }

    /// <summary>A new id: the same on replay, different for every call and instance.</summary>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent on replay.</summary>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) => ReplaySafeLoggerFactory.CreateLogger(categoryName);

    /// <summary>A logger that is silent on replay.</summary>
    public virtual ILogger CreateReplaySafeLogger(Type type) => ReplaySafeLoggerFactory.CreateLogger(type);

    /// <summary>A logger that is silent on replay.</summary>
    public virtual ILogger CreateReplaySafeLogger<T>() => ReplaySafeLoggerFactory.CreateLogger<T>();

    /// <summary>Compares this instance's version with another: less than 0 when this one is older. Numeric where both are versions, else ordinal.</summary>
    public virtual int CompareVersionTo(string version) => Versions.Compare(Version, version);
}
