using Azure;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>
/// Removes a whole run that has ended. What is found by its head goes before the head, and the row by which the run is found goes last, so that
/// whatever interrupts it the next pass finds what is left.
/// </summary>
public sealed class RemoveRun(
    RunRows rows, RunStore store, RunIndex index, RunBelongings belongings, HoldRun holds, ErasureLog log, TableServiceClient tables, TimeProvider time)
{
    private readonly TableClient _runs = tables.GetTableClient(RunStore.TableName);

    /// <summary>Removes it, unless it is held: that is asked before each step, and in each transaction.</summary>
    public async Task RemoveAsync(DurableTaskClient durable, Run run, IndexRow row, CancellationToken cancellation)
    {
        Func<Task>[] before =
        [
            () => RunHistories.PurgeAsync(durable, run.Id, _ => true, cancellation),
            () => belongings.RemoveFilesAsync(run.Id, cancellation),
            () => belongings.RemoveEventsAsync(run.Id, cancellation),
            () => belongings.RemoveLinksAsync(run.Id, cancellation),
        ];
        foreach (var step in before)
        {
            if (await holds.IsHeldAsync(run.Id, cancellation)) return;
            await step();
        }

        var rewriting = await rows.RewriteAsync(
            run.Id, now => holds.IsAtRestAsync(now, cancellation), document => document.Key == RowKeys.Run ? document : null, cancellation);
        if (rewriting.WasStopped) return;
        await log.RemovedAsync(new RemovedRun(run.Id, RetentionMark.EndOf(run), time.GetUtcNow(), run.AuditSequence, run.AuditHash), cancellation);
        await log.EndPeopleAsync(run.Id, cancellation);
        if (await store.FindAsync<IndexedRun>(run.Id, RowKeys.Indexed, cancellation) is { } indexed)
            await index.ReplaceAsync(RunCard.Of(run, null), [], indexed.Places, cancellation);
        foreach (var key in new[] { RowKeys.IndexDue, RowKeys.Indexed, RowKeys.Run }) await _runs.DeleteEntityAsync(run.Id, key, ETag.All, cancellation);
        await FinishAsync(row, cancellation);
    }

    /// <summary>Removes the row by which a run was found that is not there any more; one that is only just being stored is left alone.</summary>
    public Task FinishAsync(IndexRow row, CancellationToken cancellation) => index.RemoveEndedAsync(row.Key, cancellation);
}
