using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask.Client;

/// <summary>What is known of an instance.</summary>
/// <param name="name">Name of its orchestrator.</param>
/// <param name="instanceId">Its id.</param>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    /// <summary>Name of its orchestrator.</summary>
    public string Name { get; } = name;

    /// <summary>Its id.</summary>
    public string InstanceId { get; } = instanceId;

    /// <summary>Its state.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC, of the last turn.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Input as text; null when there is none or it was not asked for.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>Output as text; null when there is none or it was not asked for.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>Custom status as text; null when there is none or it was not asked for.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Tags that it was started with.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it failed; null when it did not.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Reads inputs, outputs and states.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>It runs.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>It has ended, in whatever way.</summary>
    public bool IsCompleted => RuntimeStatus is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    [MemberNotNullWhen(true, nameof(DataConverter))]
    private bool RequestedInputsAndOutputs => DataConverter is not null;

    /// <summary>The input.</summary>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    /// <summary>The output.</summary>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    /// <summary>The custom status.</summary>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    private T? Read<T>(string? data) => RequestedInputsAndOutputs
        ? DataConverter.Deserialize<T>(data)
        : throw new InvalidOperationException("Ask for inputs and outputs: getInputsAndOutputs or FetchInputsAndOutputs must be true.");
}

/// <summary>State of an instance.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It has started.</summary>
    Running,

    /// <summary>It has ended.</summary>
    Completed,

    /// <summary>No longer reported.</summary>
    [Obsolete("The state is never reported.")]
    ContinuedAsNew,

    /// <summary>It has failed.</summary>
    Failed,

    /// <summary>No longer reported.</summary>
    [Obsolete("The state is never reported.")]
    Canceled,

    /// <summary>It was ended from outside.</summary>
    Terminated,

    /// <summary>It waits to start.</summary>
    Pending,

    /// <summary>It is held.</summary>
    Suspended,
}
