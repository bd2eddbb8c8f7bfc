using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Playbooks.Files;

/// <summary>From a file to a playbook that a run can be started with: what it extends is resolved, then schema and <see cref="PlaybookCheck"/> judge the whole.</summary>
/// <param name="schema">The schema that every playbook fits.</param>
public sealed partial class PlaybookReader(JsonSchema schema)
{
    /// <summary>The playbook of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">Every file that it may extend, by id.</param>
    /// <exception cref="InvalidPlaybookException">With everything that is wrong with it.</exception>
    public Playbook Read(PlaybookFile file, IReadOnlyDictionary<string, PlaybookFile> known)
    {
        var chain = PlaybookChain.Of(file, known);
        var document = chain.Resolved();
        ThrowIfAny(chain, [.. chain.NotItsOwn(), .. SchemaErrors.Of(schema, document)]);
        var playbook = Deserialize(chain, document);
        ThrowIfAny(chain, PlaybookCheck.Of(playbook));
        return playbook;
    }

    private static Playbook Deserialize(PlaybookChain chain, JsonObject document)
    {
        try
        {
            return document.Deserialize<Playbook>(RunJson.Options)!;
        }
        catch (JsonException fault)
        {
            // Fits the schema and still not the record, as a whole number of twenty digits does.
            var path = QuotedName().Replace(fault.Path ?? "", ".$1").TrimStart('$').TrimStart('.');
            throw new InvalidPlaybookException([chain.Located(new PlaybookError(path, new Phrase("playbook.unreadable")))]);
        }
    }

    private static void ThrowIfAny(PlaybookChain chain, IReadOnlyList<PlaybookError> errors)
    {
        if (errors.Count > 0) throw new InvalidPlaybookException([.. errors.Select(chain.Located)]);
    }

    [GeneratedRegex(@"\['([^']*)'\]")]
    private static partial Regex QuotedName();
}
