using System.Globalization;
using System.Text;

namespace Onboarding.Workflows.Listing;

/// <summary>
/// Words by which runs are found: lower case, letters and digits of any script. Where a script writes no spaces, each character and each pair
/// of neighbours is a word, so that a name is found by any part of it.
/// </summary>
public static class SearchWords
{
    // Titles have 200 characters at most; what comes after this many words does not help to tell runs apart.
    private const int MostWords = 60;
    private const int LongestWord = 40;
    private const string IdPrefix = "run-";

    /// <summary>The words under which a run is listed.</summary>
    public static IReadOnlyList<string> Of(RunCard card) =>
    [
        .. new[] { card.RunId.StartsWith(IdPrefix, StringComparison.Ordinal) ? card.RunId[IdPrefix.Length..] : card.RunId, card.Company, card.VendorName ?? card.Vendor ?? "", card.Title }
            .SelectMany(text => SequencesOf(text).SelectMany(Listed)).Distinct().Take(MostWords),
    ];

    /// <summary>What somebody looks for, as beginnings of words that must all be there. Empty when the text has no letter or digit.</summary>
    public static IReadOnlyList<string> Sought(string text)
    {
        var named = text.Trim();
        return [.. SequencesOf(named.StartsWith(IdPrefix, StringComparison.OrdinalIgnoreCase) ? named[IdPrefix.Length..] : named).SelectMany(Asked).Distinct()];
    }

    /// <summary>True when each of the beginnings begins one of the words.</summary>
    public static bool HasAll(IReadOnlyList<string> words, IReadOnlyList<string> sought) =>
        sought.All(begin => words.Any(word => word.StartsWith(begin, StringComparison.Ordinal)));

    /// <summary>The first two characters, which choose the partition.</summary>
    internal static string HeadOf(string word) => string.Concat(word.EnumerateRunes().Take(2));

    private static IEnumerable<string> Listed(List<Rune> sequence) => IsUnspaced(sequence[0])
        ? sequence.Select(rune => rune.ToString()).Concat(PairsOf(sequence))
        : [TextOf(sequence)];

    private static IEnumerable<string> Asked(List<Rune> sequence) => IsUnspaced(sequence[0])
        ? sequence.Count == 1 ? [sequence[0].ToString()] : PairsOf(sequence)
        : [TextOf(sequence)];

    private static IEnumerable<string> PairsOf(List<Rune> sequence) => sequence.Zip(sequence.Skip(1), (one, next) => $"{one}{next}");

    private static string TextOf(List<Rune> sequence) => string.Concat(sequence.Take(LongestWord));

    // Letters that belong together: a word, or neighbours of a script without spaces.
    private static IEnumerable<List<Rune>> SequencesOf(string text)
    {
        var sequence = new List<Rune>();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            var goesOn = IsPart(rune) && (sequence.Count == 0 || IsUnspaced(rune) == IsUnspaced(sequence[0]));
            if (!goesOn && sequence.Count > 0)
            {
                yield return sequence;
                sequence = [];
            }

            if (IsPart(rune)) sequence.Add(rune);
        }

        if (sequence.Count > 0) yield return sequence;
    }

    private static bool IsPart(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Kana, and Chinese characters with their extensions.
    private static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);
}
