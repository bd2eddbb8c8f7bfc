using System.Text.Json;

namespace Onboarding.Infra.Tests;

/// <summary>What an environment's parameters make of the templates: every resource with its values, as far as they are known before Azure answers.</summary>
internal sealed class Deployment(JsonElement snapshot)
{
    public IReadOnlyList<Resource> Resources { get; } =
        [.. snapshot.GetProperty("predictedResources").EnumerateArray().Select(resource => new Resource(resource))];

    /// <summary>Everything as text.</summary>
    public string Text { get; } = snapshot.GetRawText();

    public IEnumerable<string> Findings { get; } = [.. snapshot.GetProperty("diagnostics").EnumerateArray().Select(finding => finding.GetRawText())];

    public IReadOnlyList<Resource> Of(string type) => [.. Resources.Where(resource => resource.Type == type)];

    public Resource Only(string type) => Assert.Single(Of(type));

    /// <summary>The app's settings.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        Resources.Single(resource => resource.Type == "Microsoft.Web/sites/config" && resource.Name.EndsWith("/appsettings", StringComparison.Ordinal))
            .Properties.EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);
}

/// <summary>One of them.</summary>
internal sealed class Resource(JsonElement resource)
{
    public string Type { get; } = resource.GetProperty("type").GetString()!;

    public string Name { get; } = resource.GetProperty("name").GetString()!;

    public string Id { get; } = resource.GetProperty("id").GetString()!;

    public JsonElement Properties { get; } = resource.TryGetProperty("properties", out var properties) ? properties : default;

    public IEnumerable<string> Tags { get; } =
        resource.TryGetProperty("tags", out var tags) ? [.. tags.EnumerateObject().Select(tag => tag.Name)] : [];

    /// <summary>A value by its path, as text; null when it is not there.</summary>
    public string? this[string path]
    {
        get
        {
            var element = Properties;
            foreach (var name in path.Split('.'))
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
            }

            return element.ToString();
        }
    }
}
