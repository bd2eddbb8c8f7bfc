namespace DurableTask.Core.Exceptions;

/// <summary>There is an instance with the id already, in a state that forbids another.</summary>
public class OrchestrationAlreadyExistsException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    public OrchestrationAlreadyExistsException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public OrchestrationAlreadyExistsException(string message) : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public OrchestrationAlreadyExistsException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
