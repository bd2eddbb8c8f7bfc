using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Storage;

public sealed class AuditExportTests
{
    [Fact]
    public async Task Each_line_has_the_entry_as_it_was_hashed_and_its_sentence_in_the_readers_language()
    {
        var lines = (await AuditFiles.JsonLinesAsync("zh-CN")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(AuditFiles.Entries.Count + 1, lines.Length);
        Assert.All(AuditFiles.Entries.Zip(lines), pair =>
            Assert.Contains($"\"entry\":{JsonSerializer.Serialize(pair.First, RunJson.Options)}}}", pair.Second, StringComparison.Ordinal));
        Assert.Contains("“退出”", JsonNode.Parse(lines[2])!["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_line_names_the_newest_entry()
    {
        var head = JsonNode.Parse((await AuditFiles.JsonLinesAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!["head"]!;

        Assert.Equal((AuditFiles.Entries.Count, AuditFiles.Entries[^1].Hash), (head["sequence"]!.GetValue<int>(), head["hash"]!.ToString()));
    }

    [Fact]
    public async Task An_old_entry_whose_text_is_gone_keeps_its_key_and_values_and_holds_up_nothing() =>
        Assert.Equal("audit.of-a-text-that-is-gone", JsonNode.Parse((await AuditFiles.JsonLinesAsync()).Split('\n')[3])!["text"]!.ToString());

    [Fact]
    public async Task The_CSV_is_read_back_as_it_was_and_its_lines_end_as_RFC_4180_asks()
    {
        var text = await AuditFiles.CsvAsync("en");
        using var csv = new CsvReader(new StringReader(text.TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Select(row => (IDictionary<string, object>)row).ToList();

        Assert.StartsWith("\uFEFFsequence,at,actor,byName,byEmail,kind,stage,text,key,values,previousHash,hash\r\n1,", text, StringComparison.Ordinal);
        Assert.Equal(AuditFiles.Entries.Select(entry => entry.Hash), rows.Select(row => (string)row["hash"]));
        Assert.Contains("a \"quoted\",\r\n second <line> + 林芳’s 😀", (string)rows[1]["text"], StringComparison.Ordinal);
        Assert.Equal(("", "'=林芳", "lin.fang@example.com"), ((string)rows[0]["byName"], (string)rows[1]["byName"], (string)rows[1]["byEmail"]));
        Assert.Equal("3.50", JsonNode.Parse((string)rows[3]["values"])!["count"]!["number"]!.ToString());
    }

    [Fact]
    public async Task No_cell_of_the_CSV_is_a_formula()
    {
        using var csv = new CsvReader(new StringReader((await AuditFiles.CsvAsync("en")).TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        var cells = csv.GetRecords<dynamic>().SelectMany(row => ((IDictionary<string, object>)row).Values.Cast<string>()).ToList();

        Assert.DoesNotContain(cells, cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0]));
        Assert.Contains("'=HYPERLINK(\"https://evil.example\")", cells);
    }
}
