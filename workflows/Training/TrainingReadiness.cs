using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Training is ready when the pilot is planned, for a first day that has not passed, and enough agents are certified for it.</summary>
public sealed class TrainingReadiness(RunStore store, TimeProvider time) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Training;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, StageSubmission submission, CancellationToken cancellation)
    {
        var plan = await store.FindAsync<PilotPlan>(file.Run.Id, RowKeys.PilotPlan, cancellation);
        if (plan is null) return [new Phrase("missing.pilot-plan")];
        var agents = await store.ListAsync<Agent>(file.Run.Id, "agent", cancellation);
        var coverage = CertificationCoverage.Of(agents, file.Playbook.Training.Modules, plan.Staffing);
        return Missing(plan, coverage, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
    }

    /// <summary>Everything that a plan lacks on a day.</summary>
    internal static IReadOnlyList<Phrase> Missing(PilotPlan plan, CertificationCoverage coverage, DateOnly today) => plan.StartsOn < today
        ? [new Phrase("missing.pilot-start").With("start", plan.StartsOn), .. coverage.Missing()]
        : coverage.Missing();
}
