using System.Text.Json;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Backup;

/// <summary>What a backup has, written last: a folder without it is no backup yet.</summary>
internal sealed record BackupManifest
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>Tells this backup from every other.</summary>
    public required string Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>UTC. Every run is as it was at some instant between the two.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Name of the task hub.</summary>
    public required string Hub { get; init; }

    /// <summary>Runs, that is, heads of runs.</summary>
    public required int Runs { get; init; }

    /// <summary>Runs whose audit did not verify in storage, with the first entry that does not fit. They are restored as they were.</summary>
    public IReadOnlyDictionary<string, int> BrokenAudits { get; init; } = new Dictionary<string, int>();

    /// <summary>Runs that changed while they were read, by the number of the reading that counts, 0 for one that was removed; all others are of the first.</summary>
    public IReadOnlyDictionary<string, int> ReadAgain { get; init; } = new Dictionary<string, int>();

    /// <summary>Readings that there are.</summary>
    public required int Readings { get; init; }

    /// <summary>Whether webhooks were told anything: how far they came is noted with each run.</summary>
    public bool TellsEvents { get; init; }

    /// <summary>Rows by table, those of runs together under <see cref="OfRuns"/>.</summary>
    public required IReadOnlyDictionary<string, RowCount> Rows { get; init; }

    /// <summary>Blobs.</summary>
    public required RowCount Blobs { get; init; }

    /// <summary>SHA-256 of each file with rows and of the list of blobs.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>In <see cref="ReadAgain"/> for a run of which no reading counts.</summary>
    public const int NoReading = 0;

    /// <summary>Name of the rows of runs in <see cref="Rows"/>.</summary>
    public const string OfRuns = "runs";

    /// <summary>Whether it says of every table and file what was written.</summary>
    /// <param name="tables">The tables.</param>
    public bool IsComplete(BackupTables tables) =>
        Readings > 0 && BackupTables.IsHub(Hub)
        && tables.Copied.Append(OfRuns).All(Rows.ContainsKey)
        && BackupFolder.RowFiles(Readings).Append(BackupFolder.BlobList).All(Files.ContainsKey);

    /// <summary>The manifest; null when there is none, or it is of something else.</summary>
    public static async Task<BackupManifest?> FindAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file)) return null;
        await using var stream = File.OpenRead(file);
        try
        {
            return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, ApiJson.Options, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task WriteAsync(string file, CancellationToken cancellation)
    {
        // Under its own name only when it is whole.
        await File.WriteAllTextAsync(file + ".part", JsonSerializer.Serialize(this, ApiJson.Indented), cancellation);
        File.Move(file + ".part", file, overwrite: true);
    }
}

/// <summary>How many rows, and the sum of their hashes, see <see cref="RowSum"/>.</summary>
internal sealed record RowCount(long Count, string Digest)
{
    public static RowCount Of(RowSum sum) => new(sum.Count, sum.Digest);
}
