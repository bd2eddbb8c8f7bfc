using System.Text.Json.Nodes;

namespace Onboarding.Cli.Demo;

/// <summary>The files of an example, read as they are.</summary>
internal sealed class ExampleFiles(string folder)
{
    public DemoScript Script { get; } = DemoScript.Read(Path.Combine(folder, "decisions.json"));

    public string Request { get; } = File.ReadAllText(Path.Combine(folder, "request.json"));

    public JsonObject Object(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)))!.AsObject();

    public IReadOnlyList<JsonObject> Items(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)))!.AsArray().Select(item => item!.AsObject()).ToList();

    public IReadOnlyList<JsonObject> Folder(string name) =>
        Directory.EnumerateFiles(Path.Combine(folder, name), "*.json").Order(StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())
            .ToList();

    public string[] Lines(string name) => File.ReadAllLines(Path.Combine(folder, name));
}
