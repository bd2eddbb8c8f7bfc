using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Requirements;

/// <summary>Requirements are complete when every standard can be measured: each KPI has a target, or a baseline to compare with.</summary>
public sealed class RequirementsReadiness : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Requirements;

    /// <summary>One phrase for each KPI that has neither.</summary>
    public static IReadOnlyList<Phrase> Missing(IReadOnlyList<Kpi> kpis, IReadOnlyList<BaselineValue> baseline) =>
        [.. RequestCheck.Immeasurable(kpis, baseline)
            .Select(kpi => new Phrase("missing.baseline").With("kpi", kpi.Name).With("id", kpi.Id))];

    /// <inheritdoc />
    public Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, CancellationToken cancellation) =>
        Task.FromResult(Missing(file.Kpis, file.Request.Baseline));
}
