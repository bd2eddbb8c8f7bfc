using Azure.Data.Tables;

namespace Onboarding.Cli.Backup;

/// <summary>Reads back what was restored: every row and blob against the manifest's counts and sums, and every run's audit.</summary>
internal sealed class RestoreCheck(BackupStorage storage, BackupTables tables, BackupFolder folder, Action<string, long> progress)
{
    public async Task<RestoreResult> RunAsync(BackupManifest manifest, CancellationToken cancellation)
    {
        var audits = new RunAudits();
        var differing = new List<string>();
        var runs = new RowSum();
        await foreach (var row in new RunSource(storage, tables).AllAsync(keysOnly: false, cancellation))
        {
            runs.Add(RowText.Of(row.Table, row.Row));
            if (row.Table == BackupTables.Runs) audits.See(row.Row);
            if (runs.Count % 10_000 == 0) progress("checked", runs.Count);
        }

        progress("checked", runs.Count);
        if (RowCount.Of(runs) != manifest.Rows[BackupManifest.OfRuns] || audits.Checked != manifest.Runs) differing.Add(BackupManifest.OfRuns);
        foreach (var table in tables.Copied)
            if (RowCount.Of(await SumAsync(table, cancellation)) != manifest.Rows[table]) differing.Add(table);
        if (RowCount.Of(await new RestoreBlobs(storage, folder).SumAsync(cancellation)) != manifest.Blobs) differing.Add("blobs");
        if (audits.Broken.Count != manifest.BrokenAudits.Count || audits.Broken.Except(manifest.BrokenAudits).Any()) differing.Add("audits");
        return new RestoreResult(manifest, differing, audits);
    }

    private async Task<RowSum> SumAsync(string table, CancellationToken cancellation)
    {
        var sum = new RowSum();
        await foreach (var row in storage.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: cancellation)) sum.Add(RowText.Of(table, row));
        return sum;
    }
}
