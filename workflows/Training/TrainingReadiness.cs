using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Training is ready when the pilot is planned and enough agents are certified for it.</summary>
public sealed class TrainingReadiness(RunStore store) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Training;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, StageSubmission submission, CancellationToken cancellation)
    {
        var plan = await store.FindAsync<PilotPlan>(file.Run.Id, RowKeys.PilotPlan, cancellation);
        if (plan is null) return [new Phrase("missing.pilot-plan")];
        var agents = await store.ListAsync<Agent>(file.Run.Id, "agent", cancellation);
        return CertificationCoverage.Of(agents, file.Playbook.Training.Modules, plan.Staffing).Missing();
    }
}
