namespace Onboarding.Cli.Backup;

/// <summary>Copies everything into a folder while the app may go on. Memory is bounded by the number of runs and by the largest run, not by what they hold.</summary>
internal sealed class TakeBackup(BackupStorage storage, BackupTables tables, BackupFolder folder, Action<string, long> progress)
{
    private const string DuePartition = "due";

    /// <exception cref="MissingTableException">It is another account, or another task hub.</exception>
    public async Task<BackupManifest> RunAsync(CancellationToken cancellation)
    {
        foreach (var table in tables.Needed)
            if (!await StoredTables.IsThereAsync(storage.Tables.GetTableClient(table), cancellation)) throw new MissingTableException(table);
        var begun = TimeProvider.System.GetUtcNow();
        RunReadings runs;
        RowSum blobSum;
        var rows = new Dictionary<string, RowCount>(StringComparer.Ordinal);
        await using (var list = folder.Create(BackupFolder.BlobList))
        {
            var blobs = new BackupBlobs(storage, folder, list);
            runs = new RunReadings(new RunSource(storage, tables), tables, folder, blobs, progress);
            await runs.ReadAsync(cancellation);
            // After the runs: what a run's rows name was stored before them, a link, a file's bytes.
            await CopyTablesAsync(rows, cancellation);
            await blobs.FetchAllAsync(BackupTables.Evidence, cancellation);
            blobSum = blobs.Sum;
            progress("blobs", blobSum.Count);
        }

        rows[BackupManifest.OfRuns] = RowCount.Of(SumOf(runs.Runs.Values));
        var manifest = new BackupManifest
        {
            Id = Guid.NewGuid().ToString("N"),
            BegunAt = begun,
            EndedAt = TimeProvider.System.GetUtcNow(),
            Hub = tables.Hub,
            Runs = runs.Audits.Checked,
            BrokenAudits = runs.Audits.Broken,
            Readings = runs.Count,
            TellsEvents = runs.HasEvents || rows[BackupTables.Events].Count > 0,
            ReadAgain = runs.Runs.Where(one => one.Value.Number > 1).Select(one => (one.Key, one.Value.Number))
                .Concat(runs.Gone.Select(run => (Key: run, Number: BackupManifest.NoReading))).ToDictionary(one => one.Key, one => one.Number),
            Rows = rows,
            Blobs = RowCount.Of(blobSum),
            Files = await HashesAsync(runs.Count, cancellation),
        };
        await manifest.WriteAsync(folder.Manifest, cancellation);
        return manifest;
    }

    private async Task CopyTablesAsync(Dictionary<string, RowCount> counts, CancellationToken cancellation)
    {
        await using var file = folder.Create(BackupFolder.Tables);
        foreach (var name in tables.Copied.Prepend(BackupTables.Events))
        {
            var sum = new RowSum();
            // Of the events only the notes of what is still to be told; the rest is read with the runs.
            var filter = name == BackupTables.Events ? $"PartitionKey eq '{DuePartition}'" : null;
            await foreach (var row in StoredTables.IfThereAsync(storage.Tables.GetTableClient(name).QueryAsync<Azure.Data.Tables.TableEntity>(filter, cancellationToken: cancellation), cancellation))
            {
                var line = RowText.Of(name, row);
                sum.Add(line);
                await file.WriteLineAsync(line.AsMemory(), cancellation);
            }

            counts[name] = RowCount.Of(sum);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> HashesAsync(int readings, CancellationToken cancellation)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in BackupFolder.RowFiles(readings).Append(BackupFolder.BlobList))
            hashes[name] = (await folder.HashAsync(name, cancellation))!;
        return hashes;
    }

    private static RowSum SumOf(IEnumerable<RunReading> readings)
    {
        var sum = new RowSum();
        foreach (var reading in readings) sum.Add(reading.Rows);
        return sum;
    }
}

/// <summary>The account has no such table.</summary>
/// <param name="table">The table.</param>
internal sealed class MissingTableException(string table) : Exception($"There is no table '{table}'.")
{
    public string Table { get; } = table;
}
