using System.Text.Json.Nodes;

namespace Onboarding.Workflows.Playbooks.Files;

/// <summary>JSON Merge Patch (RFC 7396): objects are merged, null removes, everything else (lists too) replaces.</summary>
public static class MergePatch
{
    /// <summary>A new document: <paramref name="target"/> changed by <paramref name="patch"/>. Neither is changed itself.</summary>
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var merged = target is JsonObject ? (JsonObject)target.DeepClone() : [];
        foreach (var (name, change) in changes)
        {
            if (change is null) merged.Remove(name);
            else merged[name] = Apply(merged[name], change);
        }

        return merged;
    }
}
