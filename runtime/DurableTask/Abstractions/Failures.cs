using System.Text.Json.Serialization;

namespace Microsoft.DurableTask;

/// <summary>A task that an orchestration awaited has failed.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Makes the exception.</summary>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base($"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {failureDetails?.ErrorMessage}")
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails ?? throw new ArgumentNullException(nameof(failureDetails));
    }

    /// <summary>Name of the task.</summary>
    public string TaskName { get; }

    /// <summary>Number of the task within its orchestration.</summary>
    public int TaskId { get; }

    /// <summary>What happened.</summary>
    public TaskFailureDetails FailureDetails { get; }
}

/// <summary>A failure as it is stored: an exception's type, message, stack and inner failure.</summary>
/// <param name="ErrorType">Full name of the exception's type.</param>
/// <param name="ErrorMessage">Its message.</param>
/// <param name="StackTrace">Its stack; null when there is none.</param>
/// <param name="InnerFailure">Its inner exception; null when there is none.</param>
/// <param name="Properties">Further properties; null when there are none.</param>
[method: JsonConstructor]
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>Makes details without further properties.</summary>
    public TaskFailureDetails(string errorType, string errorMessage, string? stackTrace, TaskFailureDetails? innerFailure)
        : this(errorType, errorMessage, stackTrace, innerFailure, null)
    {
    }

    /// <summary>True when the exception was of this type or one derived from it.</summary>
    public bool IsCausedBy<T>() where T : Exception => IsCausedBy(typeof(T));

    /// <summary>True when the exception was of this type or one derived from it.</summary>
    /// <exception cref="ArgumentException">Not an exception type.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
            throw new ArgumentException($"{targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        if (string.Equals(ErrorType, targetBaseExceptionType.FullName, StringComparison.Ordinal)) return true;
        var thrown = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(ErrorType, throwOnError: false))
            .FirstOrDefault(type => type is not null);
        return thrown is not null && targetBaseExceptionType.IsAssignableFrom(thrown);
    }

    /// <summary>The details of an exception. A task's failure keeps its own details as the inner failure.</summary>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception switch
        {
            TaskFailedException failed => failed.FailureDetails,
            { InnerException: { } cause } => FromException(cause),
            _ => null,
        };
        return new TaskFailureDetails(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, null);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
