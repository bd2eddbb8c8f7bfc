using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Integration;

/// <summary>Takes the counts and checksums of a migrated batch.</summary>
public sealed class PutMigrationBatch(RunStore store, RaiseRisks risks)
{
    /// <summary>Stores a batch; the same batch again changes nothing.</summary>
    /// <exception cref="WrongStageException">Integration is not being prepared.</exception>
    public async Task<MigrationBatch> PutAsync(string runId, MigrationBatch batch, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Integration);
            if (await store.FindAsync<MigrationBatch>(run.Id, RowKeys.Migration(batch.Id), cancellation) == batch) return null;
            var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
            var result = MigrationCheck.IsWhole(batch) ? "whole" : "broken";
            var change = new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.Migration(batch.Id)] = batch },
                Audit =
                [
                    AuditEntry.ByProjectManager($"migration.{result}",
                        new Phrase($"audit.migration.{result}").With("batch", batch.Name).With("count", (decimal)batch.TargetCount)),
                ],
            };
            return await risks.WithAsync(
                change, playbook, MigrationCheck.IsWhole(batch) ? [] : [RiskEvent.MigrationBroken(batch.Id, batch.Name, run.VendorNumber)], cancellation);
        }, cancellation);
        return batch;
    }
}
