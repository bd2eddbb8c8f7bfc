using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Contract;

/// <summary>Everything that is settled in a contract.</summary>
/// <param name="Sla">The SLA table.</param>
/// <param name="Price">Price; null: not given.</param>
/// <param name="Terms">Terms; null: not given.</param>
/// <param name="Communication">Communication plan; null: not given.</param>
public sealed record ContractFile(IReadOnlyList<SlaLine> Sla, ContractPrice? Price, ContractTerms? Terms, CommunicationPlan? Communication)
{
    /// <summary>Reads what a run's contract settles.</summary>
    public static async Task<ContractFile> ReadAsync(RunStore store, RunFile file, CancellationToken cancellation = default) => new(
        SlaTable.Of(file.Kpis, file.Request.Baseline, await store.ListAsync<SlaTerm>(file.Run.Id, "sla", cancellation)),
        await store.FindAsync<ContractPrice>(file.Run.Id, RowKeys.ContractPrice, cancellation),
        await store.FindAsync<ContractTerms>(file.Run.Id, RowKeys.ContractTerms, cancellation),
        await store.FindAsync<CommunicationPlan>(file.Run.Id, RowKeys.CommunicationPlan, cancellation));
}
