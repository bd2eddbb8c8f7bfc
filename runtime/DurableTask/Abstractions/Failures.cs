using System.Text.Json.Serialization;
using Microsoft.DurableTask.Worker;
using Onboarding.Runtime.DurableTask.Engine;

namespace Microsoft.DurableTask;

/// <summary>A task that an orchestration awaited has failed.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Makes the exception out of what the task threw.</summary>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base($"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {innerException?.Message}", innerException)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException ?? throw new ArgumentNullException(nameof(innerException)));
    }

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
    [property: JsonConverter(typeof(PlainValues))] IDictionary<string, object?>? Properties)
{
    // Not one of the public packages': the app must not come to need it.
    internal TaskFailureDetails(string errorType, string errorMessage, string? stackTrace, TaskFailureDetails? innerFailure)
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
    public static TaskFailureDetails FromException(Exception exception) => FromException(exception, null);

    /// <summary>The details of an exception, with the properties that the app wants kept.</summary>
    internal static TaskFailureDetails FromException(Exception exception, IExceptionPropertiesProvider? properties)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (exception is KnownFailureException known) return known.Details;
        var (inner, kept) = exception switch
        {
            TaskFailedException failed => (failed.FailureDetails, failed.FailureDetails.Properties),
            { InnerException: { } cause } => (FromException(cause, properties), PropertiesOf(exception, properties)),
            _ => (null, PropertiesOf(exception, properties)),
        };
        return new TaskFailureDetails(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, kept);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    private static IDictionary<string, object?>? PropertiesOf(Exception exception, IExceptionPropertiesProvider? properties)
    {
        try
        {
            return properties?.GetExceptionProperties(exception);
        }
        catch (Exception)
        {
            // The failure itself must not give way to one of the code that describes it.
            return null;
        }
    }
}
