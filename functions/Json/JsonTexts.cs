using System.Text.Json;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Json;

/// <summary>Finds texts with half a character: JSON can write them (<c>"\ud800"</c>), but nothing can read or keep them.</summary>
internal static class JsonTexts
{
    // Beyond these, more lines help nobody to find the mistake.
    private const int MostErrors = 20;

    /// <summary>Every such text, by its field.</summary>
    public static IReadOnlyList<FieldError> Broken(JsonElement root) => [.. BrokenIn(root, "").Take(MostErrors)];

    private static IEnumerable<FieldError> BrokenIn(JsonElement element, string field) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => BrokenIn(member.Value, field.Length == 0 ? member.Name : $"{field}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => BrokenIn(item, $"{field}[{index}]")),
        JsonValueKind.String when !IsReadable(element) => [new FieldError(field, new Phrase("input.half-a-character"))],
        _ => [],
    };

    private static bool IsReadable(JsonElement text)
    {
        try
        {
            text.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
