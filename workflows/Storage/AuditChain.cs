using System.Security.Cryptography;
using System.Text;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Storage;

/// <summary>The hash chain over a run's audit: whoever changes or removes an entry breaks every hash after it.</summary>
public static class AuditChain
{
    /// <summary>The entry with its position, time and hashes filled in.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="at">UTC.</param>
    /// <param name="stage">Stage that the run is in.</param>
    /// <param name="previousHash">Hash of the entry before; empty for the first.</param>
    /// <param name="salt">Makes the salts of its texts, see <see cref="AuditSeals"/>; null: random ones.</param>
    public static AuditEntry Append(AuditEntry entry, int sequence, DateTimeOffset at, string stage, string previousHash, Func<string>? salt = null)
    {
        var placed = AuditSeals.Fresh(entry with { Sequence = sequence, At = at, Stage = stage, PreviousHash = previousHash, Hash = "" }, salt);
        return placed with { Hash = HashOf(placed)! };
    }

    /// <summary>Sequence number of the first entry that does not fit its place in the chain; null when all do.</summary>
    public static int? FirstBreak(IEnumerable<AuditEntry> entries)
    {
        var (sequence, hash) = (0, "");
        foreach (var entry in entries)
        {
            sequence++;
            if (entry.Sequence != sequence || entry.PreviousHash != hash || entry.Hash != HashOf(entry with { Hash = "" }))
                return sequence;
            hash = entry.Hash;
        }

        return null;
    }

    /// <summary>
    /// The same against the head, which knows how many entries there are and the newest one's hash: removing or rewriting the newest
    /// leaves a chain that fits in itself. Entries newer than the head came in after it was read and are no fault.
    /// </summary>
    public static int? FirstBreak(IReadOnlyList<AuditEntry> entries, Run head)
    {
        if (FirstBreak(entries) is { } broken) return broken;
        if (entries.Count < head.AuditSequence) return entries.Count + 1;
        return head.AuditSequence > 0 && entries[head.AuditSequence - 1].Hash != head.AuditHash ? head.AuditSequence : null;
    }

    // Null, which no hash equals, when a text is not what was sealed.
    private static string? HashOf(AuditEntry entryWithoutHash) => AuditSeals.HashedText(entryWithoutHash) is { } text
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
        : null;
}
