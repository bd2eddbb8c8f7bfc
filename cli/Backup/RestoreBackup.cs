using Azure.Data.Tables;

namespace Onboarding.Cli.Backup;

/// <summary>What came of a restore.</summary>
/// <param name="Manifest">What the backup has.</param>
/// <param name="Differing">Tables, or <c>runs</c> or <c>blobs</c>, in which other rows are than in the backup; <c>audits</c> when others verify.</param>
/// <param name="Audits">The audits as they were read back.</param>
internal sealed record RestoreResult(BackupManifest Manifest, IReadOnlyList<string> Differing, RunAudits Audits)
{
    /// <summary>Everything is as in the backup, audits that did not verify there included.</summary>
    public bool IsWhole => Differing.Count == 0;
}

/// <summary>
/// Puts a backup into an account that has nothing of the product, and reads back what it put there. While it works the table
/// <see cref="Marker"/> says so: the app does not start on half of the rows, and the same restore may be begun again after an interruption.
/// </summary>
internal sealed class RestoreBackup(BackupStorage storage, BackupTables tables, BackupFolder folder, Action<string, long> progress)
{
    /// <summary>Table that is there from the first row until everything was read back.</summary>
    public const string Marker = "OnboardingRestore";

    private const string MarkerPartition = "restore";
    private const string ReadingPrefix = "runs-";

    /// <exception cref="TakenAccountException">The account has rows or blobs already.</exception>
    /// <exception cref="DamagedBackupException">A file is not what the manifest says.</exception>
    public async Task<RestoreResult> RunAsync(BackupManifest manifest, CancellationToken cancellation)
    {
        var blobs = new RestoreBlobs(storage, folder);
        if (!manifest.IsComplete(tables)) throw new DamagedBackupException(BackupFolder.ManifestName);
        foreach (var (name, hash) in manifest.Files)
            if (await folder.HashAsync(name, cancellation) != hash) throw new DamagedBackupException(name);
        await blobs.CheckAsync(cancellation);
        await ClaimAsync(manifest, cancellation);
        foreach (var table in tables.All) await storage.Tables.CreateTableIfNotExistsAsync(table, cancellation);
        await blobs.PutAsync(cancellation);
        await PutRowsAsync(manifest, cancellation);
        var result = await new RestoreCheck(storage, tables, folder, progress).RunAsync(manifest, cancellation);
        if (result.IsWhole) await storage.Tables.DeleteTableAsync(Marker, cancellation);
        return result;
    }

    private async Task ClaimAsync(BackupManifest manifest, CancellationToken cancellation)
    {
        var marker = storage.Tables.GetTableClient(Marker);
        await foreach (var begun in StoredTables.IfThereAsync(marker.QueryAsync<TableEntity>(cancellationToken: cancellation), cancellation))
        {
            if (begun.RowKey == manifest.Id) return;
            throw new TakenAccountException(Marker);
        }

        foreach (var table in tables.All)
            await foreach (var _ in StoredTables.IfThereAsync(storage.Tables.GetTableClient(table).QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: cancellation), cancellation))
                throw new TakenAccountException(table);
        foreach (var container in new[] { BackupTables.Evidence, tables.Payloads })
            if (await RestoreBlobs.HasAnyAsync(storage, container, cancellation)) throw new TakenAccountException(container);
        await storage.Tables.CreateTableIfNotExistsAsync(Marker, cancellation);
        await marker.UpsertEntityAsync(new TableEntity(MarkerPartition, manifest.Id), TableUpdateMode.Replace, cancellation);
    }

    private async Task PutRowsAsync(BackupManifest manifest, CancellationToken cancellation)
    {
        await using var rows = new BatchWriter(storage, cancellation);
        // What follows from other rows is not written between them: batches are of one partition.
        await using var made = new BatchWriter(storage, cancellation);
        var madeOf = new MadeRows(tables, manifest.TellsEvents);
        var count = 0L;
        foreach (var name in BackupFolder.RowFiles(manifest.Readings))
        {
            await foreach (var line in folder.LinesAsync(name, cancellation))
            {
                var (table, row) = RowText.Read(line);
                if (name.StartsWith(ReadingPrefix, StringComparison.Ordinal) && !Counts(manifest, row, name)) continue;
                await rows.PutAsync(table, row, line.Length);
                foreach (var (place, follows) in madeOf.Of(table, row)) await made.PutAsync(place, follows, line.Length);
                if (++count % 10_000 == 0) progress("rows", count);
            }
        }

        await rows.FlushAsync();
        await made.FlushAsync();
        progress("rows", count);
    }

    private static bool Counts(BackupManifest manifest, TableEntity row, string file) =>
        BackupFolder.Runs(manifest.ReadAgain.GetValueOrDefault(row.PartitionKey.Split(':')[0], 1)) == file;
}

/// <summary>The account is not empty.</summary>
/// <param name="what">Table or container that has something.</param>
internal sealed class TakenAccountException(string what) : Exception($"'{what}' is not empty.")
{
    public string What { get; } = what;
}

/// <summary>A file of the backup is not what was written.</summary>
/// <param name="file">The file.</param>
internal sealed class DamagedBackupException(string file) : Exception($"'{file}' is damaged.")
{
    public string Damaged { get; } = file;
}
