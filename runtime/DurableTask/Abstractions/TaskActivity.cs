namespace Microsoft.DurableTask;

/// <summary>An activity, without its types.</summary>
public interface ITaskActivity
{
    /// <summary>Type of the input.</summary>
    Type InputType { get; }

    /// <summary>Type of the output.</summary>
    Type OutputType { get; }

    /// <summary>Runs the activity.</summary>
    Task<object?> RunAsync(TaskActivityContext context, object? input);
}

/// <summary>Base of class-based activities. An activity runs at least once, so running it again must do no harm.</summary>
/// <typeparam name="TInput">Input.</typeparam>
/// <typeparam name="TOutput">Output.</typeparam>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    Type ITaskActivity.InputType => typeof(TInput);

    Type ITaskActivity.OutputType => typeof(TOutput);

    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, input is TInput typed ? typed : default!);
    }

    /// <summary>The work. I/O, clocks and randomness are welcome here.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="input">What it asks.</param>
    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
}

/// <summary>Who asks for an activity.</summary>
public abstract class TaskActivityContext
{
    /// <summary>Name of the activity.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Id of the orchestration instance that asks.</summary>
    public abstract string InstanceId { get; }

    /// <summary>Version of the orchestration that asks; empty when unversioned.</summary>
    public virtual string Version => "";
}
