using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Onboarding.Cli.Backup;

/// <summary>A row that belongs to a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Table">Its table.</param>
/// <param name="Row">The row; with keys alone it has no other properties.</param>
internal sealed record RunRow(string Run, string Table, TableEntity Row)
{
    /// <summary>What is another text as soon as somebody has written the row.</summary>
    public string Version => $"{Table}\n{Row.PartitionKey}\n{Row.RowKey}\n{Row.ETag}\n{Row.Timestamp:O}";
}

/// <summary>Reads what belongs to runs: their rows, what webhooks were told of them, their orchestrations.</summary>
internal sealed class RunSource(BackupStorage storage, BackupTables tables)
{
    // Their index is made anew from the run when it is restored.
    private static readonly string[] Derived = ["index", "index-due"];

    private static readonly string[] KeyColumns = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp)];

    /// <summary>Ids of all runs, also of one that is being stored at this moment.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellation)
    {
        var ids = new List<string>();
        var rows = storage.Tables.GetTableClient(BackupTables.Index).QueryAsync<TableEntity>("PartitionKey eq 'runs'", select: ["RunId"], cancellationToken: cancellation);
        await foreach (var row in StoredTables.IfThereAsync(rows, cancellation)) ids.Add(row.GetString("RunId"));
        return ids;
    }

    /// <summary>Every row of every run, table by table.</summary>
    public async IAsyncEnumerable<RunRow> AllAsync(bool keysOnly, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var table in tables.OfRuns)
            await foreach (var row in RowsAsync(table, null, keysOnly, cancellation)) yield return row;
    }

    /// <summary>Every row of one run.</summary>
    public async IAsyncEnumerable<RunRow> OfAsync(string run, bool keysOnly, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var table in tables.OfRuns)
        {
            // ';' follows ':' in ASCII, so the range has "run" and "run:...", and perhaps runs with a longer id.
            var filter = table == tables.Instances
                ? TableClient.CreateQueryFilter($"PartitionKey ge {run} and PartitionKey lt {run + ";"}")
                : TableClient.CreateQueryFilter($"PartitionKey eq {run}");
            await foreach (var row in RowsAsync(table, filter, keysOnly, cancellation))
                if (row.Run == run) yield return row;
        }
    }

    private async IAsyncEnumerable<RunRow> RowsAsync(string table, string? filter, bool keysOnly, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = storage.Tables.GetTableClient(table).QueryAsync<TableEntity>(filter, select: keysOnly ? KeyColumns : null, cancellationToken: cancellation);
        await foreach (var row in StoredTables.IfThereAsync(rows, cancellation))
        {
            // The run's id ends at the first colon; what webhooks are told by has another beginning, and is begun again from the run's own rows.
            var run = row.PartitionKey.Split(':')[0];
            if (run == "events" || (table == BackupTables.Events && run == "due") || (table == BackupTables.Runs && Derived.Contains(row.RowKey))) continue;
            yield return new RunRow(run, table, row);
        }
    }
}
