using Microsoft.Extensions.Logging;

namespace Onboarding.Runtime.DurableTask;

/// <summary>Every log line of the engine. Ids are stable; no payloads.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Information, "Task hub {Hub} is ours; {Live} live instances, {Asleep} of them asleep")]
    public static partial void HubStarted(ILogger logger, string hub, int live, int asleep);

    [LoggerMessage(2, LogLevel.Information, "Task hub {Hub} is held by another process; waiting to take over")]
    public static partial void WaitingForLease(ILogger logger, string hub);

    [LoggerMessage(3, LogLevel.Warning, "The lease of task hub {Hub} was lost; nothing more is stored by this process until it is regained")]
    public static partial void LeaseLost(ILogger logger, string hub);

    [LoggerMessage(4, LogLevel.Warning, "Storage of task hub {Hub} is not as this process left it ({Reason}); everything is read again from the tables")]
    public static partial void Reloading(ILogger logger, string hub, string reason);

    [LoggerMessage(5, LogLevel.Debug, "Orchestration {Name} {InstanceId} ended: {Status}")]
    public static partial void Ended(ILogger logger, string name, string instanceId, string status);

    [LoggerMessage(6, LogLevel.Warning, "Activity {Name} of {InstanceId} failed: {ErrorType}")]
    public static partial void ActivityFailed(ILogger logger, string name, string instanceId, string errorType);

    [LoggerMessage(7, LogLevel.Warning, "Storing a turn of {InstanceId} failed ({Error}); trying again in {Delay}")]
    public static partial void CommitRetried(ILogger logger, string instanceId, string error, TimeSpan delay);

    [LoggerMessage(8, LogLevel.Error, "A turn of {InstanceId} failed inside the engine; trying again in {Delay}")]
    public static partial void TurnFailed(ILogger logger, Exception exception, string instanceId, TimeSpan delay);

    [LoggerMessage(9, LogLevel.Warning, "Delivering messages of {InstanceId} failed ({Error}); trying again in {Delay}")]
    public static partial void DeliveryRetried(ILogger logger, string instanceId, string error, TimeSpan delay);

    [LoggerMessage(10, LogLevel.Debug, "A message for {InstanceId} was dropped: the instance does not run")]
    public static partial void MessageDropped(ILogger logger, string instanceId);

    [LoggerMessage(11, LogLevel.Warning, "Orchestration {InstanceId} is set aside: this worker's version does not fit {Version}")]
    public static partial void VersionSetAside(ILogger logger, string instanceId, string version);

    [LoggerMessage(13, LogLevel.Warning, "Orchestration {InstanceId} is not as it was left; it is read again")]
    public static partial void NotAsLeft(ILogger logger, string instanceId);

    [LoggerMessage(12, LogLevel.Warning, "Storage of task hub {Hub} cannot be reached or refuses ({Error}); trying again")]
    public static partial void StorageAway(ILogger logger, string hub, string error);

    [LoggerMessage(14, LogLevel.Error, "HandleFailure of a retry policy failed for {Task} of {InstanceId}; the task's failure counts as final")]
    public static partial void HandleFailureFailed(ILogger logger, Exception exception, string task, string instanceId);

    [LoggerMessage(15, LogLevel.Information, "Task hub {Hub} stops while activities run; they run again when it starts")]
    public static partial void DrainCutOff(ILogger logger, string hub);
}
