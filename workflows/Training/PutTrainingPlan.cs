using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Takes the plan of the training.</summary>
public sealed class PutTrainingPlan(RunStore store, TimeProvider time)
{
    /// <summary>Stores the plan; the same plan again changes nothing.</summary>
    /// <exception cref="WrongStageException">The run is before its contract, or training is in review or over.</exception>
    /// <exception cref="InvalidInputException">A module or language is unknown, a module ends before it begins, or a side is to agree only later.</exception>
    public async Task<TrainingPlan> PutAsync(string runId, TrainingPlan plan, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePlanning(run);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var today = time.Today();
            InvalidInputException.ThrowIfAny([.. TrainingPlanCheck.ErrorsOf(plan, TrainingScope.Of(file), file.Request.Coverage.Languages, today)]);
            var what = new Phrase(plan.IsAgreed ? "audit.training.plan-agreed" : "audit.training.plan-given").With("count", plan.Modules.Count);
            return await StageInput.ChangeAsync(store, run, RowKeys.TrainingPlan, plan, what, cancellation);
        }, cancellation);
        return plan;
    }
}
