using System.Globalization;
using System.Text.Json;
using Onboarding.Bench.Cost.Model;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>Reads what the local engine stores off the body of its request: rows as <c>runtime/DurableTask/Storage/Keys.cs</c> names them.</summary>
internal static class StoredTurns
{
    private const char Status = 's';
    private const char History = 'h';

    /// <summary>The orchestration that an insert creates; null when it is something else.</summary>
    public static Creation? Creation(string body)
    {
        if (!body.StartsWith('{')) return null;
        using var row = JsonDocument.Parse(body);
        return KeyOf(row.RootElement) is [Status, ..]
            ? new Creation(Text(row.RootElement, "PartitionKey"), Text(row.RootElement, "Name"), !row.RootElement.TryGetProperty("Parent", out _))
            : null;
    }

    /// <summary>The turn that a transaction stores; null when it stores none.</summary>
    public static TurnRecord? Turn(string body)
    {
        var rows = body.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        if (rows.FirstOrDefault(row => KeyOf(row) is [Status, ..]) is not { ValueKind: JsonValueKind.Object } status) return null;
        foreach (var row in rows.Where(row => KeyOf(row) is [History, ..]))
        {
            // The events that an execution begins with have a row too, a list.
            if (Data(row) is ['{', ..] turn) return TurnRecord.Parse(Text(row, "PartitionKey"), KeyOf(row), turn);
        }

        // The row has the number of the execution that begins; the keys of the one that ended, end with the number before.
        return ContinuesAsNew(status)
            ? new TurnRecord(Text(status, "PartitionKey"), string.Create(CultureInfo.InvariantCulture, $":{status.GetProperty("Execution").GetInt32() - 1:D6}:"), At(status), [], [])
            {
                ContinuesAsNew = true,
            }
            : null;
    }

    private static bool ContinuesAsNew(JsonElement status) =>
        status.TryGetProperty("Turns", out var turns) && turns.GetInt32() == 0 && status.GetProperty("Execution").GetInt32() > 0;

    private static DateTimeOffset At(JsonElement status) => status.GetProperty("UpdatedAt").GetDateTimeOffset();

    // Longer texts go on in Data1, Data2 and so on.
    private static string Data(JsonElement row)
    {
        var parts = row.TryGetProperty("DataParts", out var count) ? count.GetInt32() : 0;
        return string.Concat(Enumerable.Range(0, Math.Max(0, parts)).Select(part => Text(row, part == 0 ? "Data" : $"Data{part.ToString(CultureInfo.InvariantCulture)}")));
    }

    private static string KeyOf(JsonElement row) => row.TryGetProperty("RowKey", out var key) ? key.GetString()! : "";

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
