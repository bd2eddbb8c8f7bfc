using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>The exit is ready when it is planned, its checklist is complete and the vendor's last day is over.</summary>
public sealed class ExitReadiness(RunStore store, TimeProvider time) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Exit;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, StageSubmission submission, CancellationToken cancellation)
    {
        var plan = await store.FindAsync<ExitPlan>(file.Run.Id, RowKeys.ExitPlan, cancellation);
        var items = await store.ListAsync<ChecklistItem>(file.Run.Id, $"item:{StageIds.Exit}", cancellation);
        return [.. OfPlan(plan, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), .. ChecklistReadiness.Missing(file.Playbook.Exit, items)];
    }

    internal static IEnumerable<Phrase> OfPlan(ExitPlan? plan, DateOnly today)
    {
        if (plan is null) yield return new Phrase("missing.exit-plan");
        else if (plan.LastDayOfService >= today) yield return new Phrase("missing.last-day").With("day", plan.LastDayOfService);
    }
}
