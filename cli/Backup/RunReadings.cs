namespace Onboarding.Cli.Backup;

/// <summary>
/// Reads all runs while the app goes on writing, each as it was at one instant. Storage has no snapshot of a partition, let alone of a run's
/// partitions together. So everything is read twice, the second time the versions alone: a run of which every row has the version of before
/// was, between the end of the first look and the beginning of the second, exactly what was read. What changed is read again: together while
/// it is much, then run by run, as a run waits for people nearly all the time and holds still for the moment that takes.
/// </summary>
internal sealed class RunReadings(RunSource source, BackupTables tables, BackupFolder folder, BackupBlobs blobs, Action<string, long> progress)
{
    // Fewer are read one by one: a look at every row of the account costs more.
    private const int Few = 25;
    private const int MostWhole = 4;
    private const int MostAttempts = 60;
    private const int RowsBetweenNews = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, RunReading> _stable = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);

    /// <summary>The audits as they are in the backup.</summary>
    public RunAudits Audits { get; } = new();

    /// <summary>Readings that were written.</summary>
    public int Count { get; private set; }

    /// <summary>Whether webhooks were told of any run.</summary>
    public bool HasEvents { get; private set; }

    /// <summary>Runs by the reading that counts.</summary>
    public IReadOnlyDictionary<string, RunReading> Runs => _stable;

    /// <summary>Runs that were removed while they were read: an earlier reading may have a part of them, and none counts.</summary>
    public IEnumerable<string> Gone => _gone.Except(_stable.Keys);

    public async Task ReadAsync(CancellationToken cancellation)
    {
        HashSet<string>? again = null;
        do
        {
            again = await ReadTogetherAsync(again, cancellation);
            progress("changed", again.Count);
        }
        while (again.Count > Few && Count < MostWhole);
        if (again.Count > 0) await ReadOneByOneAsync(again, cancellation);
        // Those that began meanwhile: what was read last may have been handed over to one of them.
        var begun = (await source.IdsAsync(cancellation)).Where(run => !_stable.ContainsKey(run)).ToHashSet(StringComparer.Ordinal);
        if (begun.Count > 0) await ReadOneByOneAsync(begun, cancellation);
    }

    private async Task<HashSet<string>> ReadTogetherAsync(HashSet<string>? only, CancellationToken cancellation)
    {
        var read = new Dictionary<string, RunReading>(StringComparer.Ordinal);
        var rows = 0L;
        foreach (var run in only ?? []) Audits.Forget(run);
        await using (var file = folder.Create(BackupFolder.Runs(++Count)))
        {
            await foreach (var row in source.AllAsync(keysOnly: false, cancellation))
            {
                if (only?.Contains(row.Run) == false) continue;
                await TakeAsync(row, ReadingOf(read, row.Run), file, cancellation);
                if (++rows % RowsBetweenNews == 0) progress("rows", rows);
            }
        }

        progress("rows", rows);
        var versions = new Dictionary<string, RunReading>(StringComparer.Ordinal);
        await foreach (var row in source.AllAsync(keysOnly: true, cancellation))
            if (only?.Contains(row.Run) != false) ReadingOf(versions, row.Run).Versions.Add(row.Version);
        var changed = read.Keys.Union(versions.Keys).Where(run => !Holds(read.GetValueOrDefault(run), versions.GetValueOrDefault(run))).ToHashSet(StringComparer.Ordinal);
        foreach (var (run, reading) in read.Where(one => !changed.Contains(one.Key))) _stable[run] = reading;
        _gone.UnionWith((only ?? []).Where(run => !read.ContainsKey(run) && !versions.ContainsKey(run)));
        return changed;
    }

    private async Task ReadOneByOneAsync(HashSet<string> runs, CancellationToken cancellation)
    {
        await using var file = folder.Create(BackupFolder.Runs(++Count));
        foreach (var run in runs) await ReadOneAsync(run, file, cancellation);
    }

    private async Task ReadOneAsync(string run, StreamWriter file, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            Audits.Forget(run);
            var reading = new RunReading(Count);
            // One run is held in memory until it is known to be whole.
            using var lines = new StringWriter();
            await foreach (var row in source.OfAsync(run, keysOnly: false, cancellation)) await TakeAsync(row, reading, lines, cancellation);
            var versions = new RunReading(Count);
            await foreach (var row in source.OfAsync(run, keysOnly: true, cancellation)) versions.Versions.Add(row.Version);
            if (Holds(reading, versions))
            {
                await file.WriteAsync(lines.ToString().AsMemory(), cancellation);
                // A run that retention removed meanwhile is in no backup.
                if (reading.Rows.Count > 0) _stable[run] = reading;
                else _gone.Add(run);
                return;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }

        throw new RestlessRunException(run);
    }

    private async Task TakeAsync(RunRow row, RunReading reading, TextWriter file, CancellationToken cancellation)
    {
        var line = RowText.Of(row.Table, row.Row);
        reading.Versions.Add(row.Version);
        reading.Rows.Add(line);
        if (row.Table == BackupTables.Runs) Audits.See(row.Row);
        await file.WriteLineAsync(line.AsMemory(), cancellation);
        HasEvents |= row.Table == BackupTables.Events;
        if (row.Table != tables.Instances) return;
        foreach (var blob in BackupBlobs.NamedBy(row.Row))
            if (!await blobs.FetchAsync(tables.Payloads, blob, cancellation)) reading.HasLostBlob = true;
    }

    private RunReading ReadingOf(Dictionary<string, RunReading> readings, string run)
    {
        if (!readings.TryGetValue(run, out var reading)) readings[run] = reading = new RunReading(Count);
        return reading;
    }

    private static bool Holds(RunReading? read, RunReading? versions) =>
        read is { HasLostBlob: false } && versions is not null && read.Versions.Digest == versions.Versions.Digest && read.Versions.Count == versions.Versions.Count;
}

/// <summary>What one reading found of a run.</summary>
/// <param name="number">Number of the reading.</param>
internal sealed class RunReading(int number)
{
    public int Number => number;

    /// <summary>Sum of the rows' versions.</summary>
    public RowSum Versions { get; } = new();

    /// <summary>Sum of the rows as they are written to the file.</summary>
    public RowSum Rows { get; } = new();

    /// <summary>A payload that a row names was gone when it was asked for: the run has gone on.</summary>
    public bool HasLostBlob { get; set; }
}

/// <summary>A run that did not hold still for a moment in a long time.</summary>
internal sealed class RestlessRunException(string run) : Exception($"The run '{run}' changes all the time.")
{
    public string Run { get; } = run;
}
