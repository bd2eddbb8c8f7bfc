using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Writes the case of the training gate: certified agents against what the pilot needs.</summary>
[DurableTask]
public sealed class PrepareTrainingGate(RunStore store, GatePreparation gates, TimeProvider time) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var given = await TrainingFile.ReadAsync(store, file);
        var pilot = await store.GetAsync<PilotPlan>(input.RunId, RowKeys.PilotPlan);
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Training, file.Run.Round));
        var today = time.Today();
        await gates.PrepareAsync(input, StageIds.Training, TrainingCase.Of(file, given, pilot, submission.Note, today));
        return true;
    }
}
