using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Playbooks.Files;

namespace Onboarding.Unit.Tests.Playbooks;

/// <summary>Playbooks that somebody writes, and what the product says of them.</summary>
internal static class Drafts
{
    public const string Default = "customer-service-bpo";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static JsonSchema Schema { get; } =
        JsonSchema.FromFileAsync(Path.Combine(TemplateFolders.Folder("playbooks"), PlaybookCatalog.SchemaFile)).GetAwaiter().GetResult();

    public static IReadOnlyDictionary<string, PlaybookFile> Shipped { get; } =
        Directory.GetFiles(TemplateFolders.Folder("playbooks"), "*.json").Where(file => Path.GetFileName(file) != PlaybookCatalog.SchemaFile)
            .Select(file => PlaybookFile.Parse(Path.GetFileName(file), File.ReadAllText(file))).ToDictionary(file => file.Id!);

    /// <summary>The default playbook with one value changed, or removed by null.</summary>
    public static string Changed(string path, string? value)
    {
        var file = (JsonObject)Shipped[Default].Document.DeepClone();
        var steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var place = steps[..^1].Aggregate((JsonNode)file, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        if (place is JsonArray items) items[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(value!);
        else if (value is null) place.AsObject().Remove(steps[^1]);
        else place[steps[^1]] = JsonNode.Parse(value);
        return file.ToJsonString(Indented);
    }

    public static Playbook Read(string json, params PlaybookFile[] others) =>
        new PlaybookReader(Schema).Read(PlaybookFile.Parse("mine.json", json), Known(others));

    /// <summary>One line for each error: file, path, remedy, line.</summary>
    public static IReadOnlyList<string> ErrorsOf(string json, params PlaybookFile[] others)
    {
        try
        {
            Read(json, others);
            return [];
        }
        catch (InvalidPlaybookException broken)
        {
            return broken.In(TemplateFolders.Phrases, Languages.English).Split(Environment.NewLine);
        }
    }

    /// <summary>A file that extends another and changes nothing but what it must.</summary>
    public static string Extending(string baseId, string id = "mine", string more = "") =>
        $$"""{ "extends": "{{baseId}}", "id": "{{id}}", "version": "2.0.0", "name": { "en": "Mine", "zh-CN": "自有" }, "description": { "en": "Ours", "zh-CN": "本企业" }{{more}} }""";

    private static Dictionary<string, PlaybookFile> Known(PlaybookFile[] others)
    {
        var known = new Dictionary<string, PlaybookFile>(Shipped);
        foreach (var other in others) known[other.Id!] = other;
        return known;
    }
}
