using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>The exit is ready when it is planned, its checklist is complete, its proofs are not from before the vendor's last day, and that day is over.</summary>
public sealed class ExitReadiness(RunStore store, TimeProvider time) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Exit;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, CancellationToken cancellation)
    {
        var plan = await store.FindAsync<ExitPlan>(file.Run.Id, RowKeys.ExitPlan, cancellation);
        var items = await store.ListAsync<ChecklistItem>(file.Run.Id, $"item:{StageIds.Exit}", cancellation);
        return
        [
            .. OfPlan(plan, time.Today()),
            .. ChecklistReadiness.Missing(file.Playbook.Exit, items),
            .. OfProofs(plan, file.Playbook.Exit, items),
        ];
    }

    // A plan that is changed, or comes after a proof, may leave it too early.
    internal static IEnumerable<Phrase> OfProofs(ExitPlan? plan, ChecklistRules rules, IReadOnlyList<ChecklistItem> items) =>
        plan is null ? [] :
            from template in rules.Items
            where template.Proof is not null
            let proof = items.FirstOrDefault(item => item.Id == template.Id && item.Status == ChecklistStatus.Done)?.Proof
            where proof is not null && proof.On < plan.LastDayOfService
            select new Phrase("missing.proof-early")
                .With("item", template.Name).With("id", template.Id).With("on", proof.On).With("last", plan.LastDayOfService);

    internal static IEnumerable<Phrase> OfPlan(ExitPlan? plan, DateOnly today)
    {
        if (plan is null) yield return new Phrase("missing.exit-plan");
        else if (plan.LastDayOfService >= today) yield return new Phrase("missing.last-day").With("day", plan.LastDayOfService);
    }
}
