using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using Onboarding.Functions.Http;
using Onboarding.Functions.Readings;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.VendorSide;

/// <summary>
/// Reads a CSV file of training results: UTF-8, commas, a header with these columns in any order, several languages or channels in a cell
/// with blanks or semicolons between. It becomes the document that the API takes, so that one set of rules judges both.
/// </summary>
internal static class CsvCertifications
{
    private const int MostLines = 2000;

    private static readonly string[] Lists = ["languages", "channels"];
    private static readonly string[] Numbers = ["attempt", "score"];

    public static IReadOnlyList<string> Columns { get; } = ["agentId", "languages", "channels", "module", "attempt", "score", "on"];

    /// <summary>The document, and the line of each of its items.</summary>
    /// <exception cref="ApiProblemException">It is no UTF-8 text with the header and at least one line.</exception>
    public static (JsonObject Document, IReadOnlyList<int> Lines) Read(ReadOnlyMemory<byte> bytes)
    {
        using var csv = new CsvReader(new StringReader(CsvReadings.Decode(bytes)), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
            MissingFieldFound = null,
        });
        var header = csv.Read() && csv.ReadHeader() ? csv.HeaderRecord! : [];
        if (!header.Order(StringComparer.Ordinal).SequenceEqual(Columns.Order(StringComparer.Ordinal)))
            throw ApiProblems.Malformed(new Phrase("csv.header").With("expected", string.Join(',', Columns)).With("found", string.Join(',', header)));
        var (items, lines) = (new JsonArray(), new List<int>());
        // One more than may be, for the rules to say so.
        while (csv.Read() && lines.Count <= MostLines)
        {
            lines.Add(csv.Parser.RawRow);
            items.Add(ItemOf(csv));
        }

        return lines.Count > 0 ? (new JsonObject { ["items"] = items }, lines) : throw ApiProblems.Malformed(new Phrase("csv.no-lines"));
    }

    private static JsonObject ItemOf(CsvReader csv)
    {
        var item = new JsonObject();
        foreach (var column in Columns)
        {
            if (csv.GetField(column) is { Length: > 0 } text) item[column] = ValueOf(column, text);
        }

        return item;
    }

    // What is no number stays a text, for the rules to refuse.
    private static JsonNode? ValueOf(string column, string text)
    {
        if (Lists.Contains(column))
            return new JsonArray([.. text.Split([' ', ';', '\u3001'], StringSplitOptions.RemoveEmptyEntries).Select(one => (JsonNode?)JsonValue.Create(one))]);
        return Numbers.Contains(column) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }
}
