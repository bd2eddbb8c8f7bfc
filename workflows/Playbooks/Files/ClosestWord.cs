namespace Onboarding.Workflows.Playbooks.Files;

/// <summary>What somebody who misspelt a word probably meant.</summary>
public static class ClosestWord
{
    // One slip for every three letters; further away it is another word.
    private const int LettersPerSlip = 3;

    /// <summary>The known word with the fewest slips (letters added, left out, changed, or swapped case); null when none is close.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        var (closest, slips) = known.Select(one => (Word: one, Slips: Slips(word.ToLowerInvariant(), one.ToLowerInvariant())))
            .OrderBy(one => one.Slips).ThenBy(one => one.Word, StringComparer.Ordinal)
            .FirstOrDefault((Word: "", Slips: int.MaxValue));
        return slips <= Math.Max(1, word.Length / LettersPerSlip) ? closest : null;
    }

    // Levenshtein's distance, row by row.
    private static int Slips(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
