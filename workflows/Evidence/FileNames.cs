using System.Buffers;
using System.Text;

namespace Onboarding.Workflows.Evidence;

/// <summary>Names of files as they are kept and given back. Pure.</summary>
public static class FileNames
{
    private const int LongestName = 120;
    private const string Nameless = "file";

    private static readonly SearchValues<char> Unfit = SearchValues.Create("\"*:<>?|;%\\/");

    /// <summary>
    /// The name without folders, control and direction characters, and what file systems or headers would not take. The extension is kept,
    /// a long name shortened before it.
    /// </summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1].Normalize(NormalizationForm.FormC);
        var kept = string.Concat(last.EnumerateRunes().Where(IsFit).Select(rune => rune.ToString())).Trim(' ', '.');
        if (kept.Length == 0) return Nameless;
        if (kept.Length <= LongestName) return kept;
        var dot = kept.LastIndexOf('.');
        var extension = dot > 0 && kept.Length - dot <= 10 ? kept[dot..] : "";
        var end = LongestName - extension.Length;
        return kept[..(char.IsHighSurrogate(kept[end - 1]) ? end - 1 : end)] + extension;
    }

    // Format characters (Cf) hide what a name says: "invoice<RLO>fdp.exe".
    private static bool IsFit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
            or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned)
        && !(rune.IsBmp && Unfit.Contains((char)rune.Value));
}
