using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Auditing;

/// <summary>
/// The audit as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read Chinese), for people: a cell that a spreadsheet would take for a
/// formula begins with an apostrophe. For checking the hashes there are JSON lines.
/// </summary>
internal static class AuditCsv
{
    public const string MediaType = "text/csv; charset=utf-8";

    private static readonly string[] Columns = ["sequence", "at", "actor", "byName", "byEmail", "kind", "stage", "text", "key", "values", "previousHash", "hash"];

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
        InjectionEscapeCharacter = '\'',
    };

    public static async Task WriteAsync(Stream output, IAsyncEnumerable<StoredEntry> entries, AuditText text, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(writer, Format, leaveOpen: true);
        await WriteRowAsync(csv, Columns);
        await foreach (var stored in entries.WithCancellation(cancellation)) await WriteRowAsync(csv, CellsOf(stored.Entry, text));
    }

    private static string[] CellsOf(AuditEntry entry, AuditText text) =>
    [
        entry.Sequence.ToString(CultureInfo.InvariantCulture),
        entry.At.ToString("O", CultureInfo.InvariantCulture),
        entry.Actor,
        entry.By?.Name ?? "",
        entry.By?.Email ?? "",
        entry.Kind,
        entry.Stage,
        text.Of(entry),
        entry.What.Key,
        JsonSerializer.Serialize(entry.What.Values, RunJson.Options),
        entry.PreviousHash,
        entry.Hash,
    ];

    private static Task WriteRowAsync(CsvWriter csv, string[] cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        return csv.NextRecordAsync();
    }
}
