using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Onboarding.Cli.Backup;

/// <summary>The folder of a backup: <c>manifest.json</c>, rows as lines in <c>runs-N.jsonl.gz</c> and <c>tables.jsonl.gz</c>, <c>blobs.jsonl.gz</c> with what lies under <c>blobs/</c>.</summary>
internal sealed class BackupFolder(string path)
{
    public const string ManifestName = "manifest.json";
    public const string Tables = "tables.jsonl.gz";
    public const string BlobList = "blobs.jsonl.gz";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Path => path;

    public string Manifest => System.IO.Path.Combine(path, ManifestName);

    /// <summary>File of a reading of the runs, from 1.</summary>
    public static string Runs(int reading) => $"runs-{reading.ToString(CultureInfo.InvariantCulture)}.jsonl.gz";

    /// <summary>Files with rows, in the order in which they are restored.</summary>
    public static IEnumerable<string> RowFiles(int readings) => Enumerable.Range(1, readings).Select(Runs).Append(Tables);

    /// <summary>Makes the folder; false when there can be none, for example because a file has its name.</summary>
    public bool TryMake()
    {
        try
        {
            Directory.CreateDirectory(path);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Where a blob lies. Its name cannot lead out of the folder.</summary>
    /// <exception cref="InvalidDataException">It would.</exception>
    public string Blob(string container, string name)
    {
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(path, "blobs", container));
        var file = System.IO.Path.GetFullPath(System.IO.Path.Combine([root, .. name.Split('/')]));
        return file.StartsWith(root + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal) ? file : throw new InvalidDataException($"The blob '{name}' has a name that no file can have.");
    }

    public StreamWriter Create(string name)
    {
        Directory.CreateDirectory(path);
        return new StreamWriter(new GZipStream(File.Create(System.IO.Path.Combine(path, name)), CompressionLevel.Fastest), Utf8);
    }

    /// <summary>The lines of a file, one at a time.</summary>
    public async IAsyncEnumerable<string> LinesAsync(string name, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(System.IO.Path.Combine(path, name)), CompressionMode.Decompress), Utf8);
        while (await reader.ReadLineAsync(cancellation) is { } line) yield return line;
    }

    /// <summary>SHA-256 of a file; null when it is not there.</summary>
    public async Task<string?> HashAsync(string name, CancellationToken cancellation)
    {
        var file = System.IO.Path.Combine(path, name);
        if (!File.Exists(file)) return null;
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }
}
