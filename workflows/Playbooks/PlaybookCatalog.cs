using System.Text.Json.Nodes;
using NJsonSchema;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks.Files;

namespace Onboarding.Workflows.Playbooks;

/// <summary>
/// The playbooks that runs can start from: those that ship (<c>templates/playbooks/*.json</c>) and the company's own beside them, each
/// resolved when it extends another, and checked against <c>playbook.schema.json</c> and by <see cref="PlaybookCheck"/>.
/// </summary>
public sealed class PlaybookCatalog
{
    /// <summary>File name of the schema, beside the playbooks that ship.</summary>
    public const string SchemaFile = "playbook.schema.json";

    private readonly PlaybookReader _reader;
    private readonly Dictionary<string, PlaybookFile> _shipped;
    private readonly Dictionary<string, PlaybookFile> _files;
    private readonly Dictionary<string, Playbook> _playbooks;

    private PlaybookCatalog(PlaybookReader reader, IReadOnlyList<PlaybookFile> shipped, IReadOnlyList<PlaybookFile> own)
    {
        _reader = reader;
        _shipped = ById(shipped);
        _files = ById([.. shipped, .. own]);
        _playbooks = Read([.. shipped, .. own]);
    }

    /// <summary>Every playbook, by id.</summary>
    public IReadOnlyList<Playbook> All => [.. _playbooks.Values.OrderBy(playbook => playbook.Id, StringComparer.Ordinal)];

    /// <summary>The playbook with this id; null when there is none.</summary>
    public Playbook? Find(string id) => _playbooks.GetValueOrDefault(id);

    /// <summary>True for a playbook of the company, false for one that ships.</summary>
    public bool IsOwn(string id) => !_shipped.ContainsKey(id);

    /// <summary>Id of the playbook that a playbook extends; null when it stands alone.</summary>
    public string? BaseOf(string id) => _files.GetValueOrDefault(id)?.BaseId;

    /// <summary>The playbook that a file would be beside those that are here. Nothing is kept; one of the company's own may be checked again.</summary>
    /// <exception cref="InvalidPlaybookException">With everything that is wrong with it.</exception>
    public Playbook Check(PlaybookFile file)
    {
        if (file.Id is { } id && _shipped.TryGetValue(id, out var taken) && !JsonNode.DeepEquals(taken.Document, file.Document))
            throw new InvalidPlaybookException([new PlaybookError("id", IdTaken(id, taken)) { File = file.Name, Line = file.Lines.Of("id") }]);
        return _reader.Read(file, _files);
    }

    /// <summary>Reads and checks every playbook.</summary>
    /// <param name="folder">Those that ship, with the schema.</param>
    /// <param name="ownFolder">The company's own; null when it has none.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InvalidPlaybookException">Playbooks break the schema, contradict themselves or are there twice; each error names file, path and remedy.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder is not there.</exception>
    public static async Task<PlaybookCatalog> LoadAsync(string folder, string? ownFolder, CancellationToken cancellation = default)
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(folder, SchemaFile), cancellation), cancellation);
        var own = ownFolder is null ? [] : await FilesOfAsync(ownFolder, cancellation);
        return new PlaybookCatalog(new PlaybookReader(schema), await FilesOfAsync(folder, cancellation), own);
    }

    /// <summary>Reads and checks the playbooks that ship.</summary>
    /// <param name="folder">Their folder, with the schema.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InvalidPlaybookException">See the other overload.</exception>
    public static Task<PlaybookCatalog> LoadAsync(string folder, CancellationToken cancellation = default) => LoadAsync(folder, null, cancellation);

    private static async Task<IReadOnlyList<PlaybookFile>> FilesOfAsync(string folder, CancellationToken cancellation)
    {
        var files = new List<PlaybookFile>();
        foreach (var path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Where(path => Path.GetFileName(path) != SchemaFile))
            files.Add(PlaybookFile.Parse(Path.GetFileName(path), await File.ReadAllTextAsync(path, cancellation)));
        return files;
    }

    private static Dictionary<string, PlaybookFile> ById(IEnumerable<PlaybookFile> files)
    {
        var known = new Dictionary<string, PlaybookFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Id is { } id && !known.TryAdd(id, file))
                throw new InvalidPlaybookException([new PlaybookError("id", IdTaken(id, known[id])) { File = file.Name, Line = file.Lines.Of("id") }]);
        }

        return known;
    }

    private static Phrase IdTaken(string id, PlaybookFile by) => new Phrase("playbook.id-taken").With("id", id).With("file", by.Name);

    private Dictionary<string, Playbook> Read(IReadOnlyList<PlaybookFile> files)
    {
        var (read, errors) = (new Dictionary<string, Playbook>(StringComparer.Ordinal), new List<PlaybookError>());
        foreach (var file in files)
        {
            try
            {
                var playbook = _reader.Read(file, _files);
                read[playbook.Id] = playbook;
            }
            catch (InvalidPlaybookException broken)
            {
                errors.AddRange(broken.Errors);
            }
        }

        return errors.Count == 0 ? read : throw new InvalidPlaybookException(errors);
    }
}
