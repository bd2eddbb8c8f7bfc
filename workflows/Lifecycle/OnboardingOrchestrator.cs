using Microsoft.DurableTask;
using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Requirements;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>One company taking one service scope through the lifecycle. Input is the run's id, which is also the instance's.</summary>
[DurableTask]
public sealed class OnboardingOrchestrator : TaskOrchestrator<string, RunStatus>
{
    private static readonly (string Stage, string Orchestrator)[] BeforePilot =
    [
        (StageIds.Requirements, nameof(RequirementsOrchestrator)),
        (StageIds.Shortlist, nameof(ShortlistOrchestrator)),
        (StageIds.Contract, nameof(ContractOrchestrator)),
        (StageIds.Integration, nameof(IntegrationOrchestrator)),
        (StageIds.Training, nameof(TrainingOrchestrator)),
    ];

    /// <inheritdoc />
    public override async Task<RunStatus> RunAsync(TaskOrchestrationContext context, string input)
    {
        try
        {
            var status = await LiveAsync(context, input);
            await context.CallActivityAsync<bool>(nameof(EndRun), new RunEnd(input, status), StorageRetry.Options);
            context.Post(MailOrder.RunEnded(input));
            return status;
        }
        catch (TaskFailedException failure)
        {
            await context.CallActivityAsync<bool>(nameof(EndRun), new RunEnd(input, RunStatus.Failed, failure.Message), StorageRetry.Options);
            context.Post(MailOrder.RunEnded(input));
            throw;
        }
    }

    private static async Task<RunStatus> LiveAsync(TaskOrchestrationContext context, string runId)
    {
        foreach (var (stage, orchestrator) in BeforePilot)
        {
            if (!(await RunStageAsync(context, runId, stage, orchestrator)).GoesOn) return RunStatus.Stopped;
        }

        if ((await RunStageAsync(context, runId, StageIds.Pilot, nameof(PilotOrchestrator))).GoesOn
            && (await RunStageAsync(context, runId, StageIds.ScaleUp, nameof(ScaleUpOrchestrator))).GoesOn
            && (await RunStageAsync(context, runId, StageIds.Operations, nameof(OperationsOrchestrator))).GoesOn)
        {
            return RunStatus.ScaledUp;
        }

        await RunStageAsync(context, runId, StageIds.Exit, nameof(ExitOrchestrator));
        return RunStatus.Exited;
    }

    private static Task<StageOutcome> RunStageAsync(TaskOrchestrationContext context, string runId, string stage, string orchestrator) =>
        context.CallSubOrchestratorAsync<StageOutcome>(
            orchestrator, new StageOrder(runId), new SubOrchestrationOptions(instanceId: StageOrder.InstanceId(runId, stage)));
}
