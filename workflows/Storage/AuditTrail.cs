using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Onboarding.Workflows.Storage;

/// <summary>An audit entry together with the text that is stored of it, over which its hash was taken.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Json">Its JSON as it is stored.</param>
public sealed record StoredEntry(AuditEntry Entry, string Json);

/// <summary>Reads a run's audit entry by entry, never the whole of it at once. It needs nothing of the orchestration, purged or not.</summary>
public sealed class AuditTrail(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(RunStore.TableName);

    /// <summary>The entries between two sequence numbers, in order.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="after">The first is the one after this; 0 for all.</param>
    /// <param name="upTo">The last, inclusive.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<StoredEntry> ReadAsync(
        string runId, int after, int upTo = int.MaxValue, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {runId} and RowKey gt {RowKeys.Audit(after)} and RowKey le {RowKeys.Audit(upTo)}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            yield return new StoredEntry(JsonRow.Read<AuditEntry>(row), JsonRow.TextOf(row));
    }

    /// <summary>One entry; null when there is none.</summary>
    public async Task<AuditEntry?> FindAsync(string runId, int sequence, CancellationToken cancellation = default)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(runId, RowKeys.Audit(sequence), cancellationToken: cancellation);
        return row.HasValue ? JsonRow.Read<AuditEntry>(row.Value!) : null;
    }

    /// <summary>One entry that must exist.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public async Task<AuditEntry> GetAsync(string runId, int sequence, CancellationToken cancellation = default) =>
        await FindAsync(runId, sequence, cancellation) ?? throw new InvalidDataException($"Run '{runId}' has no audit entry {sequence}.");
}
