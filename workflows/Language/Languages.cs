using System.Globalization;

namespace Onboarding.Workflows.Language;

/// <summary>The languages in which everything that a person sees exists.</summary>
public static class Languages
{
    /// <summary>English, the fallback.</summary>
    public const string English = "en";

    /// <summary>Simplified Chinese.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>Every supported language, the fallback first.</summary>
    public static IReadOnlyList<string> All { get; } = [English, Chinese];

    /// <summary>True when <paramref name="language"/> is exactly one of <see cref="All"/>.</summary>
    public static bool IsSupported(string? language) => language is English or Chinese;

    /// <summary>The culture whose number and date formats go with <paramref name="language"/>.</summary>
    public static CultureInfo CultureOf(string language) =>
        CultureInfo.GetCultureInfo(language == Chinese ? "zh-CN" : "en-GB");

    /// <summary>
    /// The supported language that an Accept-Language header prefers, by order of appearance with quality values;
    /// any Chinese tag means <see cref="Chinese"/>; <see cref="English"/> when nothing matches or the header is absent.
    /// </summary>
    public static string FromAcceptLanguage(string? header)
    {
        if (string.IsNullOrWhiteSpace(header)) return English;
        var preferred = header.Split(',')
            .Select(part => part.Split(';', StringSplitOptions.TrimEntries))
            .Select(fields => (Tag: fields[0].Trim(), Quality: QualityOf(fields)))
            .Where(entry => entry.Quality > 0)
            .OrderByDescending(entry => entry.Quality)
            .Select(entry => Match(entry.Tag))
            .FirstOrDefault(match => match is not null);
        return preferred ?? English;
    }

    private static double QualityOf(string[] fields)
    {
        var quality = fields.Skip(1).FirstOrDefault(field => field.StartsWith("q=", StringComparison.OrdinalIgnoreCase));
        return quality is not null && double.TryParse(quality[2..], CultureInfo.InvariantCulture, out var value) ? value : 1;
    }

    private static string? Match(string tag) => tag switch
    {
        _ when tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => Chinese,
        _ when tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) || tag == "*" => English,
        _ => null,
    };
}
