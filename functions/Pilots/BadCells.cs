using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using Onboarding.Functions.Readings;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Pilots;

/// <summary>Shows what is wrong with a file cell by cell, with what stands in each.</summary>
public sealed partial class BadCells(Phrasebook phrases)
{
    /// <summary>The errors by line; those of the file as a whole first.</summary>
    /// <param name="errors">Errors of a hand-in, named as <see cref="CsvRow.FieldOf"/> does.</param>
    /// <param name="file">The file.</param>
    /// <param name="language">Language of the reader.</param>
    internal IReadOnlyList<BadCell> Of(IReadOnlyList<FieldError> errors, ReadOnlyMemory<byte> file, string language)
    {
        var placed = errors.Select(error => (Match: Place().Match(error.Field), error.Message)).ToList();
        var lines = placed.Where(error => error.Match.Success).Select(error => LineOf(error.Match)).ToHashSet();
        var cells = CellsOf(file, lines);
        return
        [
            .. from error in placed
               let line = error.Match.Success ? LineOf(error.Match) : 0
               let column = error.Match.Groups["column"].Value
               orderby line
               select new BadCell(
                   line == 0 ? "" : line.ToString(CultureInfo.InvariantCulture), column,
                   cells.GetValueOrDefault((line, column), ""), phrases.Render(error.Message, language)),
        ];
    }

    private static Dictionary<(int Line, string Column), string> CellsOf(ReadOnlyMemory<byte> file, HashSet<int> lines)
    {
        var cells = new Dictionary<(int, string), string>();
        using var csv = new CsvReader(new StringReader(Encoding.UTF8.GetString(file.Span).TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
            MissingFieldFound = null,
        });
        if (!csv.Read() || !csv.ReadHeader()) return cells;
        while (csv.Read())
        {
            if (!lines.Contains(csv.Parser.RawRow)) continue;
            foreach (var column in CsvReadings.Columns) cells[(csv.Parser.RawRow, column)] = csv.GetField(column) ?? "";
        }

        return cells;
    }

    private static int LineOf(Match match) => int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^line (?<line>\d+)(?:, (?<column>\w+))?$")]
    private static partial Regex Place();
}
