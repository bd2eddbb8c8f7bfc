using System.Globalization;
using System.Text;

namespace Onboarding.Functions.Work;

/// <summary>Makes ids of what people call things, so that nobody has to think of one. Pure.</summary>
internal static class IdText
{
    // An id may be longer; one that is read aloud should not be.
    private const int Longest = 40;

    /// <summary>The name in lower-case letters, digits and hyphens; empty when it has no letter or digit of ASCII.</summary>
    public static string Of(string name) => Cut(Lettered(name, kept: ""));

    /// <summary>What stands before the <c>@</c> of an address, as an id; empty as above.</summary>
    public static string OfAddress(string email) => Cut(Lettered(email.Split('@')[0], kept: "."));

    // Accents are dropped with their letters kept: "Café Süd" is "cafe-sud".
    private static string Lettered(string name, string kept)
    {
        var id = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsAsciiLetterOrDigit(letter) || kept.Contains(letter)) id.Append(letter);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        return id.ToString();
    }

    private static string Cut(string id) => (id.Length <= Longest ? id : id[..Longest]).Trim('-', '.');
}
