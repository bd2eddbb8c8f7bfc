using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks.Files;

/// <summary>A playbook as somebody wrote it: possibly only what differs from the one that it extends.</summary>
/// <param name="Name">What messages call it: the file's name; empty for one that was handed in to be checked.</param>
/// <param name="Document">The JSON object.</param>
/// <param name="Lines">Where everything in it stands.</param>
public sealed record PlaybookFile(string Name, JsonObject Document, JsonLines Lines)
{
    /// <summary>Member that names the playbook which a file extends.</summary>
    public const string Extends = "extends";

    // A file's place in the schema for editors; no part of the playbook.
    private const string Schema = "$schema";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Its id; null when it has none that could be looked up.</summary>
    public string? Id => TextOf("id");

    /// <summary>Id of the playbook that it extends; null when it stands alone.</summary>
    public string? BaseId => TextOf(Extends);

    /// <summary>True when it says that it extends something, be it wrongly.</summary>
    public bool IsPart => Document.TryGetPropertyValue(Extends, out var value) && value is not null;

    /// <summary>The document without what only concerns the file.</summary>
    public JsonObject Content
    {
        get
        {
            var content = (JsonObject)Document.DeepClone();
            content.Remove(Extends);
            content.Remove(Schema);
            return content;
        }
    }

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="InvalidPlaybookException">It is no JSON object, or has a name twice in one object.</exception>
    public static PlaybookFile Parse(string name, string text)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: Strict) is JsonObject document)
                return new PlaybookFile(name, document, JsonLines.Of(Encoding.UTF8.GetBytes(text)));
            throw new InvalidPlaybookException([new PlaybookError("", new Phrase("playbook.no-object")) { File = name }]);
        }
        catch (JsonException fault)
        {
            // The parser appends its own, zero-based place.
            var reason = new Phrase("playbook.no-json").With("reason", fault.Message.Split(" LineNumber:")[0].Trim());
            throw new InvalidPlaybookException([new PlaybookError("", reason) { File = name, Line = (int?)fault.LineNumber + 1 }]);
        }
    }

    private string? TextOf(string member) =>
        Document[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
