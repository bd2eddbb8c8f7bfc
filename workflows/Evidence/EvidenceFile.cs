namespace Onboarding.Workflows.Evidence;

/// <summary>
/// A file that shows something done. Its bytes lie in Blob Storage and are never changed: a better file is another one. Only retention removes them.
/// Row <c>evidence:{id}</c>.
/// </summary>
public sealed record EvidenceFile
{
    private const string Prefix = "evidence:";
    private const int IdLength = 32;

    /// <summary>Id within the run, 32 hexadecimal digits that nobody can guess.</summary>
    public required string Id { get; init; }

    /// <summary>Name that the file had where it came from, without a folder and without what a file system would not take.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type by its extension, not by what the sender said.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of its bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who gave it.</summary>
    public required string GivenBy { get; init; }

    /// <summary>Vendor whose contact gave it; null when it was somebody of the run.</summary>
    public string? VendorId { get; init; }

    /// <summary>Key of that contact; null when it was somebody of the run.</summary>
    public string? ContactKey { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What a checklist item's evidence says to refer to it.</summary>
    public string Reference => Prefix + Id;

    /// <summary>Id in a reference; null for evidence of another kind.</summary>
    public static string? IdOf(string? evidence) =>
        evidence?.Trim() is { } text && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;

    /// <summary>True for what can be an id, so that nothing else becomes a key of the storage.</summary>
    public static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);
}
