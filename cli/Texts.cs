using System.Globalization;
using System.Text.Json;

namespace Onboarding.Cli;

/// <summary>What the command line says, in one language. Files: <c>cli/texts/*.json</c>, with the same keys in each.</summary>
internal sealed class Texts
{
    public const string English = "en";
    public const string Chinese = "zh-CN";

    // The order in which POSIX looks at them.
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    private readonly Dictionary<string, string> _entries;

    private Texts(string language, Dictionary<string, string> entries)
    {
        Language = language;
        _entries = entries;
    }

    public string Language { get; }

    public string this[string key] => _entries[key];

    public string this[string key, params object[] values] => string.Format(CultureInfo.InvariantCulture, _entries[key], values);

    /// <summary>A word of the API (a state, a verdict) in the reader's language; the word itself when it is not known.</summary>
    public string Word(string family, string? word) => _entries.GetValueOrDefault($"{family}.{word}") ?? word ?? "";

    public static Texts In(string language)
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream($"texts.{language}.json")!;
        return new Texts(language, JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
    }

    /// <summary>The language asked for by <c>--lang</c>, else by the environment as POSIX orders it, else English.</summary>
    public static string Choose(string[] args, Func<string, string?> environment)
    {
        var index = Array.IndexOf(args, "--lang");
        var asked = index >= 0 && index + 1 < args.Length
            ? args[index + 1]
            : args.FirstOrDefault(arg => arg.StartsWith("--lang=", StringComparison.Ordinal))?[7..];
        if (asked is Chinese or English) return asked;
        var locale = LocaleVariables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Chinese : English;
    }
}
