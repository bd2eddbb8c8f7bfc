using Microsoft.Extensions.Logging;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>Every log line of the local host.</summary>
internal static partial class HostLogs
{
    [LoggerMessage(101, LogLevel.Error, "Function {Function} failed in run {InvocationId}")]
    public static partial void FunctionFailed(ILogger logger, Exception exception, string function, string invocationId);

    [LoggerMessage(102, LogLevel.Information, "Timer function {Function} runs next at {Next:u}")]
    public static partial void TimerPlanned(ILogger logger, string function, DateTime next);

    [LoggerMessage(103, LogLevel.Warning, "Azurite died and was started again; what it had not saved is read from its last state")]
    public static partial void AzuriteRestarted(ILogger logger);

    [LoggerMessage(104, LogLevel.Warning, "Timer function {Function} waits for storage, which cannot be read")]
    public static partial void TimerWaits(ILogger logger, Exception exception, string function);
}
