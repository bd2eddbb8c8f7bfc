using System.Text;
using System.Text.Json;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Auditing;

/// <summary>
/// The audit as JSON lines: <c>{"text":...,"entry":{...}}</c> for each entry, the entry character by character as it was stored and hashed,
/// and last <c>{"head":{...}}</c> with the run, the newest entry's sequence number and its hash. A file without the last line was cut off.
/// </summary>
internal static class AuditJsonLines
{
    public const string MediaType = "application/jsonl";

    public static async Task WriteAsync(
        Stream output, Run head, IAsyncEnumerable<StoredEntry> entries, AuditText text, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        await foreach (var stored in entries.WithCancellation(cancellation))
            await writer.WriteLineAsync($$"""{"text":{{Json(text.Of(stored.Entry))}},"entry":{{stored.Json}}}""".AsMemory(), cancellation);
        var last = new AuditHead(head.Id, head.AuditSequence, head.AuditHash, now);
        await writer.WriteLineAsync($$"""{"head":{{Json(last)}}}""".AsMemory(), cancellation);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, RunJson.Options);

    private sealed record AuditHead(string Run, int Sequence, string Hash, DateTimeOffset ExportedAt);
}
