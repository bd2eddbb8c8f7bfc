using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Storage;

public sealed class AuditChainTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly List<AuditEntry> _entries = Chain("run.started", "stage.entered", "gate.decided");

    private Run Head => SampleGate.Run with { AuditSequence = 3, AuditHash = _entries[2].Hash };

    [Fact]
    public void A_chain_as_it_was_written_is_whole() => Assert.Null(AuditChain.FirstBreak(_entries, Head));

    [Fact]
    public void An_entry_rewritten_in_the_middle_breaks_the_one_after_it_at_the_latest()
    {
        List<AuditEntry> changed = [_entries[0], Rewritten(_entries[1]), _entries[2]];

        Assert.Equal(3, AuditChain.FirstBreak(changed, Head));
    }

    [Fact]
    public void The_newest_entry_rewritten_with_a_hash_that_fits_does_not_fit_the_head()
    {
        List<AuditEntry> changed = [_entries[0], _entries[1], Rewritten(_entries[2])];

        Assert.Null(AuditChain.FirstBreak(changed));
        Assert.Equal(3, AuditChain.FirstBreak(changed, Head));
    }

    [Fact]
    public void The_newest_entry_removed_is_missed() => Assert.Equal(3, AuditChain.FirstBreak(_entries[..2], Head));

    [Fact]
    public void Entries_that_came_after_the_head_was_read_are_no_fault() =>
        Assert.Null(AuditChain.FirstBreak(_entries, Head with { AuditSequence = 2, AuditHash = _entries[1].Hash }));

    private static AuditEntry Rewritten(AuditEntry entry) =>
        AuditChain.Append(entry with { Actor = "somebody else" }, entry.Sequence, entry.At, entry.Stage, entry.PreviousHash);

    private static List<AuditEntry> Chain(params string[] kinds)
    {
        var chain = new List<AuditEntry>();
        foreach (var kind in kinds)
        {
            var previous = chain.LastOrDefault()?.Hash ?? "";
            chain.Add(AuditChain.Append(AuditEntry.BySystem(kind, new Phrase("stage.pilot")), chain.Count + 1, Noon, StageIds.Pilot, previous));
        }

        return chain;
    }
}
