using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Onboarding.Cli.Auditing;

/// <summary>
/// Checks an exported audit by itself, without the app. An entry's hash is SHA-256 over its JSON as it stands in the file, with
/// <c>hash</c> empty and sealed texts by their digests (<see cref="SealedEntry"/>); each entry names the hash of the one before, and the last
/// line how many there are and the newest one's hash.
/// </summary>
internal static class AuditCheck
{
    /// <summary>What the lines are found to be. Reads no further than the first entry that does not fit.</summary>
    public static AuditVerdict Of(IEnumerable<string> lines)
    {
        var (count, hash) = (0, "");
        foreach (var line in lines)
        {
            using var parsed = Parse(line);
            if (parsed is null) return new AuditVerdict(count == 0 ? AuditFinding.NoExport : AuditFinding.CutOff, count + 1, hash);
            if (parsed.RootElement.TryGetProperty("head", out var head)) return AgainstHead(head, count, hash);
            if (!parsed.RootElement.TryGetProperty("entry", out var entry)) return new AuditVerdict(AuditFinding.NoExport, count + 1, hash);
            if (FaultOf(entry, count + 1, hash) is { } fault) return new AuditVerdict(fault, count + 1, hash);
            (count, hash) = (count + 1, Text(entry, "hash"));
        }

        return new AuditVerdict(count == 0 ? AuditFinding.NoExport : AuditFinding.CutOff, count + 1, hash);
    }

    /// <summary>What is wrong with an entry at its place; null when nothing is.</summary>
    /// <param name="entry">The entry as it was stored.</param>
    /// <param name="expected">Its number.</param>
    /// <param name="before">Hash of the entry before.</param>
    public static AuditFinding? FaultOf(JsonElement entry, int expected, string before)
    {
        if (Number(entry, "sequence") != expected) return AuditFinding.Missing;
        var (raw, hash) = (entry.GetRawText(), Text(entry, "hash"));
        var ending = $"\"hash\":\"{hash}\"}}";
        if (!raw.EndsWith(ending, StringComparison.Ordinal)) return AuditFinding.Changed;
        var hashed = entry.TryGetProperty("seals", out _) ? SealedEntry.HashedText(raw) : $"{raw[..^ending.Length]}\"hash\":\"\"}}";
        if (hashed is null || Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed))) != hash) return AuditFinding.Changed;
        return Text(entry, "previousHash") == before ? null : AuditFinding.Missing;
    }

    private static AuditVerdict AgainstHead(JsonElement head, int count, string hash)
    {
        var said = Number(head, "sequence");
        if (said > count) return new AuditVerdict(AuditFinding.Missing, count + 1, hash);
        return said == count && Text(head, "hash") == hash
            ? new AuditVerdict(AuditFinding.Intact, count, hash)
            : new AuditVerdict(AuditFinding.OtherHead, Math.Max(said + 1, 1), hash);
    }

    private static JsonDocument? Parse(string line)
    {
        try
        {
            var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static int Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : -1;
}
