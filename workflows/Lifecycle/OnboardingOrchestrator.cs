using Microsoft.DurableTask;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>One company taking one service scope through the lifecycle. Input is the run's id, which is also the instance's.</summary>
[DurableTask]
public sealed class OnboardingOrchestrator : TaskOrchestrator<string, RunStatus>
{
    /// <inheritdoc />
    public override Task<RunStatus> RunAsync(TaskOrchestrationContext context, string input) =>
        RunCourse.TakeAsync(context, input, StageIds.Requirements);
}
