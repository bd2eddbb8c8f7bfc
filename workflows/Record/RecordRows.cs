using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Record;

/// <summary>Everything of a run that its decision record is made from.</summary>
/// <param name="File">Head, playbook and request.</param>
/// <param name="Gates">Every round of every gate.</param>
/// <param name="Approvals">Everybody's part in them.</param>
/// <param name="Items">Checklist items that have a row.</param>
/// <param name="Actions">Corrective actions.</param>
/// <param name="Risks">The register.</param>
/// <param name="Audit">Every entry, oldest first; those after the head's came in while it was read.</param>
public sealed record RecordRows(
    RunFile File,
    IReadOnlyList<Gate> Gates,
    IReadOnlyList<Approval> Approvals,
    IReadOnlyList<ChecklistItem> Items,
    IReadOnlyList<CorrectiveAction> Actions,
    IReadOnlyList<Risk> Risks,
    IReadOnlyList<AuditEntry> Audit)
{
    /// <summary>Vendors that were chosen before and given up.</summary>
    public IReadOnlyList<FormerVendor> FormerVendors { get; init; } = [];

    /// <summary>Reads a run's rows, the head first: what is written meanwhile is in the next record.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public static async Task<RecordRows> ReadAsync(RunStore store, RaiseRisks risks, string runId, CancellationToken cancellation = default)
    {
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        return new RecordRows(
            file,
            await store.ListAsync<Gate>(runId, "gate", cancellation),
            await store.ListAsync<Approval>(runId, "approval", cancellation),
            await store.ListAsync<ChecklistItem>(runId, "item", cancellation),
            await store.ListAsync<CorrectiveAction>(runId, "action", cancellation),
            await risks.ReadAsync(runId, file.Playbook, cancellation),
            await store.ListAsync<AuditEntry>(runId, "audit", cancellation))
        {
            FormerVendors = await store.ListAsync<FormerVendor>(runId, "former-vendor", cancellation),
        };
    }
}
