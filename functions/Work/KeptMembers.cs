using System.Text.Json.Nodes;

namespace Onboarding.Functions.Work;

/// <summary>Keeps what a form does not ask: a record is replaced as a whole, and what somebody handed in elsewhere must not get lost. Pure.</summary>
internal static class KeptMembers
{
    /// <summary>Takes over the stored members that no entry stands for.</summary>
    /// <param name="stored">What is stored.</param>
    /// <param name="document">What the form gives.</param>
    /// <param name="asked">Paths of the form's entries.</param>
    public static void Keep(JsonObject stored, JsonObject document, IReadOnlyCollection<string> asked) => Keep(stored, document, asked, "");

    private static void Keep(JsonObject stored, JsonObject document, IReadOnlyCollection<string> asked, string prefix)
    {
        foreach (var (name, value) in stored)
        {
            var path = prefix + name;
            if (value is null || asked.Contains(path)) continue;
            if (!asked.Any(one => one.StartsWith(path + ".", StringComparison.Ordinal)))
            {
                if (!document.ContainsKey(name)) document[name] = value.DeepClone();
            }
            else if (value is JsonObject members)
            {
                var below = document[name] as JsonObject ?? [];
                Keep(members, below, asked, path + ".");
                if (below.Count > 0 && below.Parent is null) document[name] = below;
            }
        }
    }
}
