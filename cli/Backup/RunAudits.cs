using System.Text.Json;
using Azure.Data.Tables;
using Onboarding.Cli.Auditing;

namespace Onboarding.Cli.Backup;

/// <summary>
/// Checks the audits of runs while their rows come by, in the order of their keys: the chain of each run's entries, and its head, which knows
/// how many they are and the newest one's hash. It remembers the ids of the runs, one run's last entry and what was wrong.
/// </summary>
internal sealed class RunAudits
{
    private const string HeadKey = "run";
    private const string EntryPrefix = "audit:";

    private readonly Dictionary<string, int> _broken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heads = new(StringComparer.Ordinal);
    private string? _run;
    private (int Count, string Hash) _seen = (0, "");

    /// <summary>Runs whose audit was looked at: those that have a head.</summary>
    public int Checked => _heads.Count;

    /// <summary>Runs whose audit does not verify, with the first entry that does not fit.</summary>
    public IReadOnlyDictionary<string, int> Broken => _broken;

    /// <summary>Looks at the next row of the runs' table.</summary>
    public void See(TableEntity row)
    {
        if (row.PartitionKey != _run) (_run, _seen) = (row.PartitionKey, (0, ""));
        if (row.RowKey.StartsWith(EntryPrefix, StringComparison.Ordinal)) SeeEntry(RowText.DocumentOf(row));
        else if (row.RowKey == HeadKey) SeeHead(RowText.DocumentOf(row));
    }

    /// <summary>The run is read again from its first row, if it is there still: what was found of it before does not count any more.</summary>
    public void Forget(string run)
    {
        _run = null;
        _broken.Remove(run);
        _heads.Remove(run);
    }

    private void SeeEntry(string json)
    {
        using var entry = JsonDocument.Parse(json);
        var expected = _seen.Count + 1;
        if (AuditCheck.FaultOf(entry.RootElement, expected, _seen.Hash) is not null) _broken.TryAdd(_run!, expected);
        _seen = (expected, entry.RootElement.GetProperty("hash").GetString() ?? "");
    }

    private void SeeHead(string json)
    {
        using var head = JsonDocument.Parse(json);
        _heads.Add(_run!);
        var count = head.RootElement.TryGetProperty("auditSequence", out var sequence) ? sequence.GetInt32() : 0;
        var hash = head.RootElement.TryGetProperty("auditHash", out var newest) ? newest.GetString() : "";
        if (count != _seen.Count || hash != _seen.Hash) _broken.TryAdd(_run!, Math.Min(count, _seen.Count) + 1);
    }
}
