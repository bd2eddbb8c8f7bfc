using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Onboarding.Cli.Backup;

/// <summary>
/// Rows that a backup does not have because they follow from others: made anew, they fit what was restored, whatever instant each table was
/// read at. Each is the plainest that the app understands; the reconciler's first pass after the start brings the index up to its runs.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="tellsEvents">Whether webhooks were told anything.</param>
internal sealed class MadeRows(BackupTables tables, bool tellsEvents)
{
    private const string HeadKey = "run";
    private const string StatusPrefix = "s";

    private static readonly string[] Ended = ["Completed", "Failed", "Terminated", "Canceled"];
    private static readonly string[] InFlight = ["running", "scaledUp"];

    // Notes of runs that have ended, until a row says that webhooks know them.
    private readonly Dictionary<string, TableEntity> _notes = new(StringComparer.Ordinal);

    /// <summary>What follows from a row; nothing from most. A run's head comes before what webhooks were told of it.</summary>
    /// <param name="table">Table of the row.</param>
    /// <param name="row">The row.</param>
    public IEnumerable<(string Table, TableEntity Row)> Of(string table, TableEntity row)
    {
        if (table == BackupTables.Runs && row.RowKey == HeadKey)
        {
            using var run = JsonDocument.Parse(RowText.DocumentOf(row));
            yield return (BackupTables.Index, IndexRowOf(row.PartitionKey, run.RootElement));
            // Of a run that ended before there was a webhook, or whose rows retention removed since, nobody is told the story again.
            if (tellsEvents && InFlight.Contains(run.RootElement.GetProperty("status").GetString())) yield return (BackupTables.Events, NoteOf(row.PartitionKey, run.RootElement));
            else if (tellsEvents) _notes[row.PartitionKey] = NoteOf(row.PartitionKey, run.RootElement);
        }

        if (table == BackupTables.Events && _notes.Remove(row.PartitionKey, out var note)) yield return (BackupTables.Events, note);

        if (table == tables.Instances && row.RowKey.StartsWith(StatusPrefix, StringComparison.Ordinal) && !Ended.Contains(row.GetString("Status")))
            yield return (tables.Live, LiveRowOf(row));
    }

    // By which the reconciler finds the run. Without a card it stands in no list until the run's own index rows are written.
    private static TableEntity IndexRowOf(string runId, JsonElement run)
    {
        var created = run.GetProperty("createdAt").GetDateTimeOffset();
        var ticks = (DateTimeOffset.MaxValue.UtcTicks - created.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        var status = run.GetProperty("status").GetString()!;
        return new TableEntity("runs", $"{ticks}:{runId}")
        {
            ["RunId"] = runId,
            ["Status"] = char.ToUpperInvariant(status[0]) + status[1..],
            ["Stage"] = run.GetProperty("stage").GetString(),
            ["WindsUp"] = run.TryGetProperty("isWindingUp", out var windsUp) && windsUp.GetBoolean(),
        };
    }

    // Whoever sees it looks how far the webhooks of the run came; it goes when there is nothing left to tell.
    private static TableEntity NoteOf(string runId, JsonElement run)
    {
        var newest = run.TryGetProperty("auditSequence", out var sequence) ? sequence.GetInt32() : 0;
        return new TableEntity("due", $"{runId}:{newest.ToString("D8", CultureInfo.InvariantCulture)}") { ["RunId"] = runId, ["Sequence"] = newest };
    }

    // Without a time to wake at: the instance is read when the engine starts.
    private static TableEntity LiveRowOf(TableEntity status) => new("live", status.PartitionKey) { ["InstanceId"] = status.GetString("InstanceId") };
}
