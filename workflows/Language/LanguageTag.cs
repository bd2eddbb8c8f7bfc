namespace Onboarding.Workflows.Language;

/// <summary>
/// When a language that somebody serves is the one that is needed. The one meaning for vendors, agents, modules and plans: subtag by subtag
/// (BCP 47, RFC 5646), whatever the case, one tag must begin with the whole of the other.
/// </summary>
public static class LanguageTag
{
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
