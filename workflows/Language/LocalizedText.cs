using System.Text.Json.Serialization;

namespace Onboarding.Workflows.Language;

/// <summary>A short text that a person reads, in every language the product speaks.</summary>
/// <param name="En">English.</param>
/// <param name="ZhCN">Simplified Chinese.</param>
public sealed record LocalizedText(
    [property: JsonPropertyName("en")] string En,
    [property: JsonPropertyName("zh-CN")] string ZhCN)
{
    /// <summary>The text in <paramref name="language"/>; English for a language the product does not speak.</summary>
    public string In(string language) => language == Languages.Chinese ? ZhCN : En;

    /// <summary>Names, ids or months one after the other, as each language separates them.</summary>
    public static LocalizedText ListOf(IReadOnlyCollection<string> items) => new(string.Join(", ", items), string.Join("、", items));
}
