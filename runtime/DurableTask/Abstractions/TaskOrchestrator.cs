namespace Microsoft.DurableTask;

/// <summary>An orchestrator, without its types.</summary>
public interface ITaskOrchestrator
{
    /// <summary>Type of the input.</summary>
    Type InputType { get; }

    /// <summary>Type of the output.</summary>
    Type OutputType { get; }

    /// <summary>Runs the orchestrator, possibly many times over the same history; it must be deterministic.</summary>
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}

/// <summary>
/// Base of class-based orchestrators. The code is replayed from history, so it may use only the context for time, ids, waiting and work.
/// </summary>
/// <typeparam name="TInput">Input.</typeparam>
/// <typeparam name="TOutput">Output.</typeparam>
public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
{
    Type ITaskOrchestrator.InputType => typeof(TInput);

    Type ITaskOrchestrator.OutputType => typeof(TOutput);

    async Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, input is TInput typed ? typed : default!);
    }

    /// <summary>The orchestration.</summary>
    /// <param name="context">The only way to time, ids, waiting and work.</param>
    /// <param name="input">The input that it was started with.</param>
    public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);
}
