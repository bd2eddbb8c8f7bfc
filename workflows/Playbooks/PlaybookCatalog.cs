using System.Text.Json;
using NJsonSchema;
using NJsonSchema.Validation;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Playbooks;

/// <summary>
/// The playbooks that runs can start from: <c>templates/playbooks/*.json</c>, each checked against <c>playbook.schema.json</c> and by
/// <see cref="PlaybookCheck"/>.
/// </summary>
public sealed class PlaybookCatalog
{
    /// <summary>File name of the schema, beside the playbooks.</summary>
    public const string SchemaFile = "playbook.schema.json";

    private readonly Dictionary<string, Playbook> _playbooks;

    private PlaybookCatalog(Dictionary<string, Playbook> playbooks) => _playbooks = playbooks;

    /// <summary>Every playbook, by id.</summary>
    public IReadOnlyList<Playbook> All => [.. _playbooks.Values.OrderBy(playbook => playbook.Id, StringComparer.Ordinal)];

    /// <summary>The playbook with this id; null when there is none.</summary>
    public Playbook? Find(string id) => _playbooks.GetValueOrDefault(id);

    /// <summary>Reads and checks every playbook of <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidDataException">A playbook breaks the schema, contradicts itself or is there twice; the message names file, path and remedy.</exception>
    public static async Task<PlaybookCatalog> LoadAsync(string folder, CancellationToken cancellation = default)
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(folder, SchemaFile), cancellation), cancellation);
        var playbooks = new Dictionary<string, Playbook>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.json").Where(file => Path.GetFileName(file) != SchemaFile))
        {
            var playbook = Read(Path.GetFileName(file), await File.ReadAllTextAsync(file, cancellation), schema);
            if (!playbooks.TryAdd(playbook.Id, playbook))
                throw new InvalidDataException($"{Path.GetFileName(file)}: the id '{playbook.Id}' is taken by another playbook; give this one an id of its own.");
        }

        return new PlaybookCatalog(playbooks);
    }

    /// <summary>One playbook from its JSON.</summary>
    /// <param name="source">What messages call it, for example the file's name.</param>
    /// <param name="json">The playbook.</param>
    /// <param name="schema">The schema it must fit.</param>
    /// <exception cref="InvalidDataException">It breaks the schema or contradicts itself; every error is named with path and remedy.</exception>
    internal static Playbook Read(string source, string json, JsonSchema schema)
    {
        try
        {
            var errors = schema.Validate(json);
            if (errors.Count > 0)
                throw new InvalidDataException($"{source} does not fit {SchemaFile}:" + string.Concat(errors.Select(Describe)));
            var playbook = JsonSerializer.Deserialize<Playbook>(json, RunJson.Options)!;
            var contradictions = PlaybookCheck.Of(playbook);
            return contradictions.Count == 0
                ? playbook
                : throw new InvalidDataException($"{source} contradicts itself:" + string.Concat(contradictions.Select(Describe)));
        }
        catch (Exception fault) when (fault is JsonException or Newtonsoft.Json.JsonException)
        {
            throw new InvalidDataException($"{source} cannot be read as a playbook: {fault.Message}", fault);
        }
    }

    private static string Describe(ValidationError error) =>
        $"{Environment.NewLine}  {error.Path} (line {error.LineNumber}): {Remedy(error)}";

    private static string Describe(PlaybookError error) => $"{Environment.NewLine}  {error.Path}: {error.Remedy}";

    private static string Remedy(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => "is missing; add it.",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "is not known; remove it or correct its spelling.",
        ValidationErrorKind.NotInEnumeration => $"must be one of {string.Join(", ", error.Schema.Enumeration)}.",
        ValidationErrorKind.PatternMismatch => $"must match {error.Schema.Pattern}.",
        ValidationErrorKind.NumberTooSmall => $"must be at least {error.Schema.Minimum}.",
        ValidationErrorKind.NumberTooBig => $"must be at most {error.Schema.Maximum}.",
        ValidationErrorKind.TooFewItems => $"must have at least {error.Schema.MinItems} item(s).",
        ValidationErrorKind.StringExpected => "must be a text.",
        ValidationErrorKind.NumberExpected or ValidationErrorKind.IntegerExpected => "must be a number.",
        _ => $"breaks the rule {error.Kind}; see the schema's description of it.",
    };
}
