using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>
/// Training is ready when the pilot is planned, for a first day that has not passed, enough agents are certified for it, and what else the
/// playbook asks for, such as the knowledge base, is shown.
/// </summary>
public sealed class TrainingReadiness(RunStore store, TimeProvider time) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Training;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, CancellationToken cancellation)
    {
        var given = await TrainingFile.ReadAsync(store, file, cancellation);
        var today = time.Today();
        return
        [
            .. given.Roster.Pilot is { } pilot ? Missing(pilot, given.Roster.CoverageOn(today)!, today) : [new Phrase("missing.pilot-plan")],
            .. ChecklistReadiness.Missing(file.Playbook.ChecklistOf(StageIds.Training), given.Items),
        ];
    }

    /// <summary>Everything that a plan lacks on a day.</summary>
    internal static IReadOnlyList<Phrase> Missing(PilotPlan plan, CertificationCoverage coverage, DateOnly today) => plan.StartsOn < today
        ? [new Phrase("missing.pilot-start").With("start", plan.StartsOn), .. coverage.Missing()]
        : coverage.Missing();
}
