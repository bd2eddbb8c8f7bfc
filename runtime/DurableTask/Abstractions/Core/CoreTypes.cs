namespace DurableTask.Core;

/// <summary>State of an orchestration, as history has it.</summary>
public enum OrchestrationStatus
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>It has ended.</summary>
    Completed,

    /// <summary>It began again.</summary>
    ContinuedAsNew,

    /// <summary>It has failed.</summary>
    Failed,

    /// <summary>Not used.</summary>
    Canceled,

    /// <summary>It was ended from outside.</summary>
    Terminated,

    /// <summary>It waits to start.</summary>
    Pending,

    /// <summary>It is held.</summary>
    Suspended,
}

/// <summary>An execution of an instance.</summary>
public class OrchestrationInstance
{
    /// <summary>Id of the instance.</summary>
    public string InstanceId { get; set; } = "";

    /// <summary>Id of the execution.</summary>
    public string? ExecutionId { get; set; }
}

/// <summary>The orchestration that started another.</summary>
public class ParentInstance
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its version; null: unversioned.</summary>
    public string? Version { get; set; }

    /// <summary>Number of the call within it.</summary>
    public int TaskScheduleId { get; set; }

    /// <summary>Its instance.</summary>
    public OrchestrationInstance OrchestrationInstance { get; set; } = new();
}

/// <summary>A failure as history has it.</summary>
/// <param name="errorType">Full name of the exception's type.</param>
/// <param name="errorMessage">Its message.</param>
/// <param name="stackTrace">Its stack; null when there is none.</param>
/// <param name="innerFailure">Its inner exception; null when there is none.</param>
/// <param name="isNonRetriable">Trying again cannot help.</param>
/// <param name="properties">Further properties; null when there are none.</param>
public class FailureDetails(
    string errorType, string errorMessage, string? stackTrace, FailureDetails? innerFailure, bool isNonRetriable,
    IDictionary<string, object?>? properties = null)
{
    /// <summary>Full name of the exception's type.</summary>
    public string ErrorType { get; } = errorType;

    /// <summary>Its message.</summary>
    public string ErrorMessage { get; } = errorMessage;

    /// <summary>Its stack; null when there is none.</summary>
    public string? StackTrace { get; } = stackTrace;

    /// <summary>Its inner exception; null when there is none.</summary>
    public FailureDetails? InnerFailure { get; } = innerFailure;

    /// <summary>Trying again cannot help.</summary>
    public bool IsNonRetriable { get; } = isNonRetriable;

    /// <summary>Further properties; null when there are none.</summary>
    public IDictionary<string, object?>? Properties { get; } = properties;

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
