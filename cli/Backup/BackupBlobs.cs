using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Backup;

/// <summary>A blob of a backup, a line of its list.</summary>
internal sealed record BackupBlob(string Container, string Name, long Size, string Sha256)
{
    [JsonIgnore]
    public string Line => JsonSerializer.Serialize(this, ApiJson.Line);

    /// <summary>Where it lies in the folder.</summary>
    [JsonIgnore]
    public string Place => $"blobs/{Container}/{Name}";

    public static BackupBlob Read(string line) => JsonSerializer.Deserialize<BackupBlob>(line, ApiJson.Options)!;
}

/// <summary>Fetches blobs into the folder, a piece at a time, and lists them. A blob is never changed under its name, so one that is there already is not fetched again.</summary>
internal sealed class BackupBlobs(BackupStorage storage, BackupFolder folder, StreamWriter list)
{
    private const string PartsSuffix = "Parts";
    private const int InBlob = -1;

    // Engine payloads may be met more than once, in several readings of a run.
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);

    public RowSum Sum { get; } = new();

    /// <summary>Blobs in which a row of the engine keeps what is too large for it.</summary>
    public static IEnumerable<string> NamedBy(TableEntity row) => row.Keys
        .Where(name => name.EndsWith(PartsSuffix, StringComparison.Ordinal) && row[name] is InBlob)
        .Select(name => row.GetString(name[..^PartsSuffix.Length]));

    /// <summary>Every blob of a container; nothing when there is no such container.</summary>
    public async Task FetchAllAsync(string container, CancellationToken cancellation)
    {
        var client = storage.Blobs.GetBlobContainerClient(container);
        if (!await client.ExistsAsync(cancellation)) return;
        await foreach (var blob in client.GetBlobsAsync(cancellationToken: cancellation)) await FetchAsync(container, blob.Name, cancellation);
    }

    /// <summary>One blob; false when it is not there any more.</summary>
    public async Task<bool> FetchAsync(string container, string name, CancellationToken cancellation)
    {
        if (_listed.Contains($"{container}/{name}")) return true;
        var file = folder.Blob(container, name);
        if (!File.Exists(file) && !await DownloadAsync(storage.Blobs.GetBlobContainerClient(container).GetBlobClient(name), file, cancellation)) return false;
        await using var content = File.OpenRead(file);
        var blob = new BackupBlob(container, name, content.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)));
        Sum.Add(blob.Line);
        await list.WriteLineAsync(blob.Line.AsMemory(), cancellation);
        _listed.Add($"{container}/{name}");
        return true;
    }

    private static async Task<bool> DownloadAsync(BlobClient blob, string file, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            // Under its own name only when it is whole: an interrupted backup is taken again into the same folder.
            await blob.DownloadToAsync(file + ".part", cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == (int)HttpStatusCode.NotFound)
        {
            return false;
        }

        File.Move(file + ".part", file, overwrite: true);
        return true;
    }
}
