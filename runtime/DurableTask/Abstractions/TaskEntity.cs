namespace Microsoft.DurableTask.Entities;

/// <summary>An entity. Entities are not part of this runtime; their types are here so that code that uses them compiles.</summary>
public interface ITaskEntity
{
    /// <summary>Runs an operation.</summary>
    ValueTask<object?> RunAsync(TaskEntityOperation operation);
}

/// <summary>Base of class-based entities; not part of this runtime.</summary>
/// <typeparam name="TState">State.</typeparam>
public abstract class TaskEntity<TState> : ITaskEntity
{
    /// <summary>Operations may be methods of the state.</summary>
    protected virtual bool AllowStateDispatch => false;

    /// <summary>The state.</summary>
    protected TState State { get; set; } = default!;

    /// <summary>The entity that runs.</summary>
    protected TaskEntityContext Context { get; private set; } = null!;

    /// <summary>Not part of this runtime.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public ValueTask<object?> RunAsync(TaskEntityOperation operation) =>
        throw new NotSupportedException("Durable entities are not part of this runtime; see docs/durable-api.md.");

    /// <summary>The state of an entity that has none yet.</summary>
    protected virtual TState InitializeState(TaskEntityOperation entityOperation) => Activator.CreateInstance<TState>();
}

/// <summary>The entity that runs; not part of this runtime.</summary>
public abstract class TaskEntityContext
{
    /// <summary>Its id.</summary>
    public abstract EntityInstanceId Id { get; }

    /// <summary>Asks another entity for an operation without input.</summary>
    public virtual void SignalEntity(EntityInstanceId id, string operationName, SignalEntityOptions options) =>
        SignalEntity(id, operationName, null, options);

    /// <summary>Asks another entity for an operation.</summary>
    public abstract void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null);

    /// <summary>Starts an orchestration without input.</summary>
    public virtual string ScheduleNewOrchestration(TaskName name, StartOrchestrationOptions options) => ScheduleNewOrchestration(name, null, options);

    /// <summary>Starts an orchestration.</summary>
    public abstract string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null);
}

/// <summary>An operation of an entity; not part of this runtime.</summary>
public abstract class TaskEntityOperation
{
    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>The entity.</summary>
    public abstract TaskEntityContext Context { get; }

    /// <summary>The entity's state.</summary>
    public abstract TaskEntityState State { get; }

    /// <summary>It has an input.</summary>
    public abstract bool HasInput { get; }

    /// <summary>The input.</summary>
    public virtual T? GetInput<T>() => (T?)GetInput(typeof(T));

    /// <summary>The input.</summary>
    public abstract object? GetInput(Type inputType);
}

/// <summary>State of an entity; not part of this runtime.</summary>
public abstract class TaskEntityState
{
    /// <summary>There is one.</summary>
    public abstract bool HasState { get; }

    /// <summary>The state, or else the default.</summary>
    public virtual T? GetState<T>(T? defaultValue = default) => GetState(typeof(T)) is T state ? state : defaultValue;

    /// <summary>The state.</summary>
    public abstract object? GetState(Type type);

    /// <summary>Sets the state; null removes it.</summary>
    public abstract void SetState(object? state);
}
