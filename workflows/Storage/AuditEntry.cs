using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Storage;

/// <summary>One thing that happened in a run. Append-only; each row carries the hash of the one before. Row <c>audit:{sequence}</c>.</summary>
public sealed record AuditEntry
{
    /// <summary>Sequence number, from 1 without gaps.</summary>
    public int Sequence { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who did it: <c>system</c>, <c>project-manager</c>, or an approver's name.</summary>
    public required string Actor { get; init; }

    /// <summary>Whose hand-in the actor took over, for example a vendor's; null when it was the actor's own.</summary>
    public string? Source { get; init; }

    /// <summary>The person who made the request that it came from; null for what needs nobody's request, and while nobody was signed in.</summary>
    public AuditAuthor? By { get; init; }

    /// <summary>Kind for machines, for example <c>stage.entered</c>, <c>gate.decided</c>, <c>mail.sent</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Stage the run was in.</summary>
    public string Stage { get; init; } = "";

    /// <summary>What happened, for a person; its key is <c>audit.{kind}</c> unless the kind has variants.</summary>
    public required Phrase What { get; init; }

    /// <summary>By which its texts can be erased, see <see cref="AuditSeals"/>; null in entries without such texts and in those from before there were seals.</summary>
    public IReadOnlyDictionary<string, string>? Seals { get; init; }

    /// <summary>Hash of the entry before; empty for the first.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>SHA-256 over the previous hash and this entry's content, sealed texts by their digests; lower-case hexadecimal.</summary>
    public string Hash { get; init; } = "";

    /// <summary>An entry about something that the project manager did.</summary>
    public static AuditEntry ByProjectManager(string kind, Phrase what) => new() { Actor = Roles.ProjectManager, Kind = kind, What = what };

    /// <summary>The entry with its author, when it is one that the project manager's requests make and nobody stands in it yet.</summary>
    public AuditEntry SignedBy(AuditAuthor? author) => Actor == Roles.ProjectManager && By is null ? this with { By = author } : this;

    /// <summary>An entry about something the product did by itself.</summary>
    public static AuditEntry BySystem(string kind, Phrase what) => new() { Actor = "system", Kind = kind, What = what };
}

/// <summary>Somebody who was signed in.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address; null when it is not known.</param>
public sealed record AuditAuthor(string Name, string? Email);
