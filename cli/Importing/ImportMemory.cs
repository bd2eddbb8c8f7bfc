using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Onboarding.Cli.Importing;

/// <summary>
/// Which batches of an import were accepted, kept in a file of the user's until the whole import is through: an interrupted one goes on
/// from there. A lost memory costs time only, since the app takes the same readings twice without a change.
/// </summary>
internal sealed class ImportMemory
{
    private readonly string _file;
    private readonly HashSet<string> _accepted;

    private ImportMemory(string file, IEnumerable<string> accepted)
    {
        _file = file;
        _accepted = [.. accepted];
    }

    /// <summary>The folder of all memories: <c>onboard/imports</c> in the user's local data (<c>XDG_DATA_HOME</c>).</summary>
    public static string Folder { get; } = Path.Combine(Home(), "onboard", "imports");

    /// <param name="folder">Where memories are kept.</param>
    /// <param name="app">The app; another one knows nothing of what this one took.</param>
    /// <param name="runId">The run.</param>
    /// <param name="file">The file that is imported.</param>
    public static ImportMemory Open(string folder, Uri app, string runId, string file)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{app}\n{runId}\n{Path.GetFullPath(file)}")));
        var path = Path.Combine(folder, $"{name}.json");
        return new ImportMemory(path, Read(path));
    }

    public bool Has(ReadingsBatch batch) => _accepted.Contains(batch.Hash);

    /// <summary>Remembers it at once, so that even a power cut loses no more than this.</summary>
    public void Add(ReadingsBatch batch)
    {
        _accepted.Add(batch.Hash);
        Try(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var written = $"{_file}.{Environment.ProcessId}";
            File.WriteAllText(written, JsonSerializer.Serialize(_accepted));
            File.Move(written, _file, overwrite: true);
        });
    }

    /// <summary>The import is through; the same file again is a new one.</summary>
    public void Forget() => Try(() => File.Delete(_file));

    // An account without a home, as in some containers, remembers until its machine is cleaned.
    private static string Home() =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home
            ? home
            : Path.GetTempPath();

    private static string[] Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(path)) ?? [] : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private static void Try(Action change)
    {
        try
        {
            change();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // The import goes on; interrupted, it will send everything once more.
        }
    }
}
