namespace Onboarding.Cli.Importing;

/// <summary>A file of readings, cut into batches. The same file is always cut in the same places, so that an interrupted import finds them again.</summary>
/// <param name="Batches">In the file's order; one that the app will refuse when the file has no row or no header.</param>
/// <param name="Bad">Rows that only the whole file shows to be wrong.</param>
internal sealed record ReadingsFile(IReadOnlyList<ReadingsBatch> Batches, IReadOnlyList<BadRow> Bad)
{
    // Half of what the API takes at once, in rows and bytes: wide letters count several bytes.
    private const int MostRows = 5_000;
    private const int MostLetters = 1_000_000;

    // What tells one reading from another.
    private static readonly string[] Key = ["day", "channel", "kpi"];

    public int Rows => Batches.Sum(batch => batch.Rows);

    /// <param name="text">The file.</param>
    /// <param name="days">Most different days in one batch.</param>
    /// <param name="texts">Language of what is said of bad rows.</param>
    public static ReadingsFile Cut(string text, int days, Texts texts)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n').Split('\n');
        var records = CsvLines.RecordsOf(lines).ToList();
        if (records.Count < 2) return new([new ReadingsBatch(1, 0, text)], []);
        var header = records[0];
        var rows = records[1..];
        var columns = header.Cells.Index().ToLookup(cell => cell.Item, cell => cell.Index);
        var key = Key.Select(name => columns[name].FirstOrDefault(-1)).ToArray();
        // Without its columns there is nothing to judge; the app says what it expects.
        var bad = key.Contains(-1) ? [] : Twice(rows, key, texts).ToList();
        return new([.. CutUp(lines, header, rows, Math.Max(key[0], 0), days)], bad);
    }

    // The API sees two rows of one reading only within a batch; across batches the second would pass for a correction of the first.
    private static IEnumerable<BadRow> Twice(List<CsvRecord> rows, int[] key, Texts texts)
    {
        var seen = new Dictionary<string, int>();
        foreach (var row in rows.Where(row => key.Max() < row.Cells.Count))
        {
            var reading = string.Join('\n', key.Select(column => row.Cells[column]));
            if (!seen.TryAdd(reading, row.FirstLine)) yield return new(row.FirstLine, null, texts["kpi.twice", seen[reading]]);
        }
    }

    private static IEnumerable<ReadingsBatch> CutUp(string[] lines, CsvRecord header, List<CsvRecord> rows, int dayColumn, int most)
    {
        var (days, first, letters) = (new HashSet<string>(), 0, 0);
        for (var at = 0; at < rows.Count; at++)
        {
            var day = rows[at].Cells.ElementAtOrDefault(dayColumn) ?? "";
            var length = lines[(rows[at].FirstLine - 1)..rows[at].LastLine].Sum(line => line.Length + 1);
            var isFull = (days.Count == most && !days.Contains(day)) || at - first == MostRows || letters + length > MostLetters;
            if (isFull && at > first)
            {
                yield return Batch(lines, header, rows, first, at - 1);
                (days, first, letters) = ([], at, 0);
            }

            days.Add(day);
            letters += length;
        }

        yield return Batch(lines, header, rows, first, rows.Count - 1);
    }

    private static ReadingsBatch Batch(string[] lines, CsvRecord header, List<CsvRecord> rows, int first, int last)
    {
        var (from, to) = (rows[first].FirstLine, rows[last].LastLine);
        var body = string.Join('\n', lines[(from - 1)..to]);
        return new(from, last - first + 1, $"{string.Join('\n', lines[(header.FirstLine - 1)..header.LastLine])}\n{body}\n");
    }
}
