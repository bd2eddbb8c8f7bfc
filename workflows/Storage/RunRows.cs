using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Storage;

/// <summary>A row of a run as it is stored.</summary>
/// <param name="Key">Row key.</param>
/// <param name="Document">Its document.</param>
public sealed record RunDocument(string Key, JsonNode Document)
{
    /// <summary>The part of the key before the first colon.</summary>
    public string Kind => Key.Split(':')[0];
}

/// <summary>How far rows of a run were rewritten.</summary>
/// <param name="Count">How many rows were rewritten or removed.</param>
/// <param name="WasStopped">That what looks at the head stopped it, or there is no head any more.</param>
public readonly record struct Rewriting(int Count, bool WasStopped);

/// <summary>
/// All rows of a run for whoever looks at them without understanding each: what is known of a person, what is kept too long. Rows are rewritten
/// some at a time, each time in one transaction on condition of the head, so that nobody else changes the run in between.
/// </summary>
public sealed class RunRows(TableServiceClient tables)
{
    // Half of a transaction, as a row whose key changes takes two places, and as many letters as surely fit beside the head.
    private const int MostRows = 45;
    private const int MostLetters = 500_000;
    private const string DocumentPrefix = "Json";

    // Written apart from the head; they follow from the run by themselves.
    private static readonly string[] Derived = [RowKeys.Indexed, RowKeys.IndexDue];
    private static readonly string[] System = ["odata.etag", "Timestamp", "PartitionKey", "RowKey"];

    private readonly TableClient _table = tables.GetTableClient(RunStore.TableName);

    /// <summary>Every row but those of its index, in the order of the keys.</summary>
    public async IAsyncEnumerable<RunDocument> ReadAsync(string runId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in QueryAsync(runId, "", cancellation)) yield return new RunDocument(row.RowKey, JsonRow.Read<JsonNode>(row));
    }

    /// <summary>
    /// Rewrites rows. Again, it changes what is left to change; a crash in between leaves some rows done and the others as they were.
    /// </summary>
    /// <param name="runId">Run.</param>
    /// <param name="may">Looks at the head in each transaction, and may read other rows that only change with it; false stops everything.</param>
    /// <param name="rewrite">What becomes of a row: the same instance stays, null is removed, any other is put in its place, also under another key. Never remove the head or change its key.</param>
    /// <param name="cancellation">Stops between two transactions.</param>
    public async Task<Rewriting> RewriteAsync(string runId, Func<Run, Task<bool>> may, Func<RunDocument, RunDocument?> rewrite, CancellationToken cancellation = default)
    {
        var (changed, after) = (0, "");
        for (var (begun, lost) = (Stopwatch.GetTimestamp(), 0); ;)
        {
            var head = await _table.GetEntityIfExistsAsync<TableEntity>(runId, RowKeys.Run, cancellationToken: cancellation);
            if (!head.HasValue || !await may(JsonRow.Read<Run>(head.Value!))) return new(changed, WasStopped: true);
            var batch = await BatchAsync(runId, after, head.Value!, rewrite, cancellation);
            if (batch.Actions.Count == 0) return new(changed, WasStopped: false);
            try
            {
                await _table.SubmitTransactionAsync(batch.Actions, cancellation);
                (changed, after, begun, lost) = (changed + batch.Rows, batch.Last, Stopwatch.GetTimestamp(), 0);
            }
            catch (TableTransactionFailedException race) when ((Contention.IsLostRace(race) || race.Status == (int)HttpStatusCode.NotFound) && Contention.MayGoOn(begun))
            {
                await Contention.PauseAsync(++lost, cancellation);
            }
        }
    }

    private async Task<(List<TableTransactionAction> Actions, int Rows, string Last)> BatchAsync(
        string runId, string after, TableEntity head, Func<RunDocument, RunDocument?> rewrite, CancellationToken cancellation)
    {
        var (actions, rows, letters, last) = (new List<TableTransactionAction>(), 0, 0, after);
        await foreach (var row in QueryAsync(runId, after, cancellation))
        {
            if (rows == MostRows || letters > MostLetters) break;
            last = row.RowKey;
            var before = new RunDocument(row.RowKey, JsonRow.Read<JsonNode>(row));
            var now = rewrite(before);
            if (ReferenceEquals(now, before)) continue;
            rows++;
            letters += JsonRow.TextOf(row).Length;
            // The head stands for itself: it is the condition of the whole.
            if (row.RowKey == RowKeys.Run) head = Replaced(row, now!);
            else actions.AddRange(ActionsOf(row, now));
        }

        if (rows > 0) actions.Insert(0, new(TableTransactionActionType.UpdateReplace, head, head.ETag));
        return (actions, rows, last);
    }

    private static IEnumerable<TableTransactionAction> ActionsOf(TableEntity row, RunDocument? now)
    {
        if (now?.Key == row.RowKey)
        {
            yield return new(TableTransactionActionType.UpdateReplace, Replaced(row, now), row.ETag);
            yield break;
        }

        yield return new(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey), row.ETag);
        if (now is not null) yield return new(TableTransactionActionType.UpsertReplace, Replaced(row, now));
    }

    // With everything that stands beside the document.
    private static TableEntity Replaced(TableEntity row, RunDocument now)
    {
        var replaced = JsonRow.From(row.PartitionKey, now.Key, now.Document);
        foreach (var (name, value) in row)
            if (!System.Contains(name) && !name.StartsWith(DocumentPrefix, StringComparison.Ordinal)) replaced[name] = value;
        replaced.ETag = row.ETag;
        return replaced;
    }

    private async IAsyncEnumerable<TableEntity> QueryAsync(string runId, string after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey gt {after}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            if (!Derived.Contains(row.RowKey)) yield return row;
    }
}
