using Microsoft.DurableTask;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>
/// A run that takes over from one that left its vendor. It begins at the contract: what is needed was settled, and two gates have named
/// its vendor already, the shortlist gate as the reserve and the exit gate as the one who takes over. Input is the run's id.
/// </summary>
[DurableTask]
public sealed class SuccessorOrchestrator : TaskOrchestrator<string, RunStatus>
{
    /// <summary>Where such a run begins.</summary>
    public const string FirstStage = StageIds.Contract;

    /// <inheritdoc />
    public override Task<RunStatus> RunAsync(TaskOrchestrationContext context, string input) => RunCourse.TakeAsync(context, input, FirstStage);
}
