using Azure;
using Azure.Data.Tables;

namespace Onboarding.Workflows.Storage.Requests;

/// <summary>Answers that are kept for repeats, in the partition of the run that they are about.</summary>
public sealed class KeptAnswers(TableServiceClient tables)
{
    /// <summary>How long an answer is kept at least, in real time: callers repeat by their own clock.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    // As many as one transaction removes.
    private const int MostForgotten = 100;

    private readonly TableClient _table = tables.GetTableClient(RunStore.TableName);

    /// <summary>What is known of a request; null: it is new.</summary>
    public async Task<KeptAnswer?> FindAsync(string runId, RepeatKey key, CancellationToken cancellation)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(runId, RowKeys.Answer(key.Id), cancellationToken: cancellation);
        return row.HasValue ? JsonRow.Read<KeptAnswer>(row.Value!) : null;
    }

    /// <summary>Keeps an answer, and forgets those that are too old.</summary>
    public async Task KeepAsync(string runId, RepeatKey key, KeptAnswer answer, CancellationToken cancellation)
    {
        await _table.UpsertEntityAsync(JsonRow.From(runId, RowKeys.Answer(key.Id), answer), TableUpdateMode.Replace, cancellation);
        await ForgetAsync(runId, cancellation);
    }

    /// <summary>Forgets a request that was refused after all, so that it can be corrected and sent again.</summary>
    public Task RemoveAsync(string runId, RepeatKey key, CancellationToken cancellation) =>
        _table.DeleteEntityAsync(runId, RowKeys.Answer(key.Id), ETag.All, cancellation);

    /// <summary>The version of a document; null: it is not there.</summary>
    public async Task<string?> VersionAsync(string runId, string rowKey, CancellationToken cancellation)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(runId, rowKey, cancellationToken: cancellation);
        return row.HasValue ? RowVersion.Of(row.Value!) : null;
    }

    private async Task ForgetAsync(string runId, CancellationToken cancellation)
    {
        var before = TimeProvider.System.GetUtcNow() - Kept;
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {runId} and RowKey ge {RowKeys.Answer("")} and RowKey lt {RowKeys.AnswersEnd} and Timestamp lt {before}");
        var old = new List<TableTransactionAction>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, MostForgotten, ["PartitionKey", "RowKey"], cancellation))
        {
            old.Add(new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All));
            if (old.Count == MostForgotten) break;
        }

        if (old.Count == 0) return;
        try
        {
            await _table.SubmitTransactionAsync(old, cancellation);
        }
        catch (TableTransactionFailedException)
        {
            // Another request forgets the same ones; what is left is found by the next.
        }
    }
}
