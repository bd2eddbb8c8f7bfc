using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Storage;

/// <summary>One change of a run: applied as a whole in one entity-group transaction, or not at all. At most 100 rows, the head included.</summary>
/// <param name="Run">The head after the change; time stamp and audit position are set by the store.</param>
public sealed record RunChange(Run Run)
{
    /// <summary>Documents to insert or replace, by row key.</summary>
    public IReadOnlyDictionary<string, object> Put { get; init; } = new Dictionary<string, object>();

    /// <summary>Row keys to delete.</summary>
    public IReadOnlyList<string> Delete { get; init; } = [];

    /// <summary>What the audit says about it.</summary>
    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];

    /// <summary>Events to raise once the change is stored.</summary>
    public IReadOnlyList<Signal> Signals { get; init; } = [];

    /// <summary>The change with its author in every entry that needs one.</summary>
    internal RunChange SignedBy(AuditAuthor? author) =>
        author is null ? this : this with { Audit = [.. Audit.Select(entry => entry.SignedBy(author))] };
}
