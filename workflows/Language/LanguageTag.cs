namespace Onboarding.Workflows.Language;

/// <summary>
/// When a language that somebody serves is the one that is needed. The one meaning for vendors, agents, modules and plans: subtag by subtag
/// (BCP 47, RFC 5646), whatever the case, one tag must begin with the whole of the other.
/// </summary>
public static class LanguageTag
{
    private static readonly HashSet<string> Named = new(
        [
            "ar", "bn", "cs", "da", "de", "el", "en", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es", "es-MX", "fi", "fil", "fr", "fr-CA", "he", "hi",
            "hu", "id", "it", "ja", "ko", "ms", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sv", "ta", "th", "tr", "uk", "ur", "vi", "yue", "zh",
            "zh-CN", "zh-HK", "zh-TW",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>How people call the language; the tag itself for one that the phrase book has no name for.</summary>
    public static PhraseValue NameOf(string tag) => Named.TryGetValue(tag, out var known) ? PhraseValue.Word($"language.{known}") : tag;

    /// <summary>
    /// True when either tag is the other or narrows it: who serves de-AT serves de, and who serves de without saying more is taken to serve
    /// de-AT. Two regions or scripts are two languages: zh-CN is not zh-TW. True in both directions or in none.
    /// </summary>
    /// <param name="served">Tag of what is served.</param>
    /// <param name="needed">Tag of what is needed.</param>
    public static bool Serves(string served, string needed)
    {
        var (one, other) = (served.Split('-'), needed.Split('-'));
        return one.Zip(other).All(subtags => subtags.First.Equals(subtags.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True when one of several languages serves the one that is needed.</summary>
    public static bool AnyServes(IEnumerable<string> served, string needed) => served.Any(one => Serves(one, needed));
}
