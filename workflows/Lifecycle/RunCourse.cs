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

/// <summary>The way of a run through its stages, from any of those before the pilot to its end.</summary>
internal static class RunCourse
{
    private static readonly (string Stage, string Orchestrator)[] BeforePilot =
    [
        (StageIds.Requirements, nameof(RequirementsOrchestrator)),
        (StageIds.Shortlist, nameof(ShortlistOrchestrator)),
        (StageIds.Contract, nameof(ContractOrchestrator)),
        (StageIds.Integration, nameof(IntegrationOrchestrator)),
        (StageIds.Training, nameof(TrainingOrchestrator)),
    ];

    /// <summary>Takes a run from a stage to its end, and tells everybody.</summary>
    public static async Task<RunStatus> TakeAsync(TaskOrchestrationContext context, string runId, string from)
    {
        try
        {
            var status = await LiveAsync(context, runId, from);
            await context.CallActivityAsync<bool>(nameof(EndRun), new RunEnd(runId, status), StorageRetry.Options);
            context.Post(MailOrder.RunEnded(runId));
            return status;
        }
        catch (TaskFailedException failure)
        {
            await context.CallActivityAsync<bool>(nameof(EndRun), new RunEnd(runId, RunStatus.Failed, failure.Message), StorageRetry.Options);
            context.Post(MailOrder.RunEnded(runId));
            throw;
        }
    }

    private static async Task<RunStatus> LiveAsync(TaskOrchestrationContext context, string runId, string from)
    {
        if (!await ReachPilotAsync(context, runId, from)) return RunStatus.Stopped;
        if ((await RunStageAsync(context, runId, StageIds.Pilot, nameof(PilotOrchestrator))).GoesOn
            && (await RunStageAsync(context, runId, StageIds.ScaleUp, nameof(ScaleUpOrchestrator))).GoesOn)
        {
            // Business reviews are held for ever; they end with the decision to leave.
            await RunStageAsync(context, runId, StageIds.Operations, nameof(OperationsOrchestrator));
        }

        await RunStageAsync(context, runId, StageIds.Exit, nameof(ExitOrchestrator));
        await HandOverAsync(context, runId);
        return RunStatus.Exited;
    }

    // False when a gate ends the run. A gate may also send it back: then each stage from there on is taken once more.
    private static async Task<bool> ReachPilotAsync(TaskOrchestrationContext context, string runId, string from)
    {
        var (place, pass) = (PlaceOf(from), 1);
        while (place < BeforePilot.Length)
        {
            var (stage, orchestrator) = BeforePilot[place];
            var outcome = await RunStageAsync(context, runId, stage, orchestrator, pass);
            if (outcome.ReturnTo is { } earlier) (place, pass) = (PlaceOf(earlier), pass + 1);
            else if (outcome.GoesOn) place++;
            else return false;
        }

        return true;
    }

    private static int PlaceOf(string stage) => Array.FindIndex(BeforePilot, one => one.Stage == stage);

    // The run that takes over is stored first and then started by itself: it outlives this one. A start that comes second starts nothing.
    private static async Task HandOverAsync(TaskOrchestrationContext context, string runId)
    {
        var successor = await context.CallActivityAsync<string?>(nameof(HandOver), new StageOrder(runId), StorageRetry.Options);
        if (successor is null) return;
        _ = context.CallSubOrchestratorAsync<RunStatus>(nameof(SuccessorOrchestrator), successor, new SubOrchestrationOptions(instanceId: successor));
    }

    private static Task<StageOutcome> RunStageAsync(TaskOrchestrationContext context, string runId, string stage, string orchestrator, int pass = 1) =>
        context.CallSubOrchestratorAsync<StageOutcome>(
            orchestrator, new StageOrder(runId) { Pass = pass }, new SubOrchestrationOptions(instanceId: StageOrder.InstanceId(runId, stage, pass)));
}
