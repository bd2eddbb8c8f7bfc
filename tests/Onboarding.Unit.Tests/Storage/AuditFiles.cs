using System.Text;
using System.Text.Json;
using Onboarding.Functions.Auditing;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Storage;

/// <summary>An audit of five entries, one with what spreadsheets and JSON stumble over, and its exports.</summary>
internal static class AuditFiles
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, 120, TimeSpan.Zero);

    public static IReadOnlyList<AuditEntry> Entries { get; } = Chain();

    public static async Task<string> CsvAsync(string language)
    {
        using var output = new MemoryStream();
        await AuditCsv.WriteAsync(output, Stored(), new AuditText(TemplateFolders.Phrases, language), CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static async Task<string> JsonLinesAsync(string language = "en")
    {
        using var output = new MemoryStream();
        var head = SampleGate.Run with { AuditSequence = Entries.Count, AuditHash = Entries[^1].Hash };
        await AuditJsonLines.WriteAsync(output, head, Stored(), new AuditText(TemplateFolders.Phrases, language), Noon, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async IAsyncEnumerable<StoredEntry> Stored()
    {
        foreach (var entry in Entries)
        {
            await Task.Yield();
            yield return new StoredEntry(entry, JsonSerializer.Serialize(entry, RunJson.Options));
        }
    }

    private static List<AuditEntry> Chain()
    {
        AuditEntry[] entries =
        [
            AuditEntry.BySystem("stage.entered", new Phrase("audit.stage.entered").With("stage", PhraseValue.Word("stage.pilot"))),
            AuditEntry.ByProjectManager("run.cancelled", new Phrase("audit.run.cancelled").With("reason", "a \"quoted\",\r\n second <line> + 林芳’s 😀")) with { By = new AuditAuthor("=林芳", "lin.fang@example.com") },
            new() { Actor = "=HYPERLINK(\"https://evil.example\")", Kind = "stage.entered", What = new Phrase("audit.stage.entered").With("stage", PhraseValue.Word("stage.exit")) },
            AuditEntry.BySystem("old.kind", new Phrase("audit.of-a-text-that-is-gone").With("count", 3.50m)),
            AuditEntry.BySystem("stage.entered", new Phrase("audit.stage.entered").With("stage", PhraseValue.Word("stage.training"))),
        ];
        var chain = new List<AuditEntry>();
        foreach (var entry in entries)
            chain.Add(AuditChain.Append(entry, chain.Count + 1, Noon.AddTicks(chain.Count), StageIds.Pilot, chain.LastOrDefault()?.Hash ?? ""));
        return chain;
    }
}
