using Microsoft.DurableTask;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>A failure whose details are not those of an exception.</summary>
internal sealed class KnownFailureException(TaskFailureDetails details) : Exception(details.ErrorMessage)
{
    public TaskFailureDetails Details { get; } = details;
}

/// <summary>Failures of the engine's own, under the names that the public packages give them.</summary>
internal static class KnownFailures
{
    private const string OrchestratorNotFound = "OrchestratorTaskNotFound";
    private const string ActivityNotFound = "ActivityTaskNotFound";
    private const string Mismatch = "VersionMismatch";

    public static TaskFailureDetails NoOrchestrator(TaskName name, TaskVersion version) => Missing(OrchestratorNotFound, "orchestrator", name, version);

    public static TaskFailureDetails NoActivity(TaskName name, TaskVersion version) => Missing(ActivityNotFound, "activity", name, version);

    public static TaskFailureDetails WrongVersion(TaskVersion version, string worker) =>
        new(Mismatch, $"The version '{version.Version}' of the orchestration does not match the worker's version '{worker}'.", null, null);

    /// <summary>Trying again cannot help as long as the worker is the same.</summary>
    public static bool IsFinal(TaskFailureDetails failure) => failure.ErrorType is OrchestratorNotFound or ActivityNotFound or Mismatch;

    private static TaskFailureDetails Missing(string type, string kind, TaskName name, TaskVersion version) => new(
        type,
        $"There is no {kind} named '{name}'{(version == default ? "" : $" with version '{version.Version}'")} in this worker. Register it with AddTasks.",
        null,
        null);
}
