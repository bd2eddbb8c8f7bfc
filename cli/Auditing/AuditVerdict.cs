namespace Onboarding.Cli.Auditing;

/// <summary>What an exported audit is found to be.</summary>
internal enum AuditFinding
{
    /// <summary>Every entry fits its place, and the last line says that they are all.</summary>
    Intact,

    /// <summary>An entry's content is not what its hash was taken over.</summary>
    Changed,

    /// <summary>An entry is missing, or another one stands in its place.</summary>
    Missing,

    /// <summary>The last line names other entries than those before it.</summary>
    OtherHead,

    /// <summary>The last line is missing: the file was cut off.</summary>
    CutOff,

    /// <summary>It is no export.</summary>
    NoExport,
}

/// <summary>The finding and where.</summary>
/// <param name="Finding">What.</param>
/// <param name="At">The first entry that does not fit; with <see cref="AuditFinding.Intact"/> how many there are.</param>
/// <param name="Hash">Hash of the newest entry that fits; empty when none does.</param>
internal sealed record AuditVerdict(AuditFinding Finding, int At, string Hash);
