namespace Onboarding.Cli.Importing;

/// <summary>A record of a CSV file with the lines it stands on, from 1.</summary>
internal sealed record CsvRecord(int FirstLine, int LastLine, IReadOnlyList<string> Cells);

/// <summary>Splits CSV into records and cells, as RFC 4180 has it: a cell in quotes may hold commas, quotes that are doubled, and line ends.</summary>
internal static class CsvLines
{
    // A quote that is never closed would make one record of all that follows it.
    private const int MostLines = 100;

    /// <summary>Every record; blank lines between them are none. One whose quotes stay open for more than 100 lines after its first ends with the first.</summary>
    public static IEnumerable<CsvRecord> RecordsOf(IReadOnlyList<string> lines)
    {
        for (var first = 0; first < lines.Count; first++)
        {
            var last = first;
            var isOpen = IsOpen(lines[first]);
            while (isOpen && last + 1 < lines.Count && last - first < MostLines) isOpen ^= IsOpen(lines[++last]);
            if (isOpen) last = first;
            var text = string.Join('\n', lines.Skip(first).Take(last - first + 1));
            if (!string.IsNullOrWhiteSpace(text)) yield return new CsvRecord(first + 1, last + 1, CellsOf(text));
            first = last;
        }
    }

    private static bool IsOpen(string text) => text.Count(letter => letter == '"') % 2 == 1;

    private static List<string> CellsOf(string text)
    {
        var cells = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] == '"') isQuoted = !isQuoted;
            if (at < text.Length && (isQuoted || text[at] != ',')) continue;
            cells.Add(Unquoted(text[start..at].Trim()));
            start = at + 1;
        }

        return cells;
    }

    private static string Unquoted(string cell) =>
        cell is ['"', .., '"'] ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
}
