using System.Text;

namespace Onboarding.Workflows.Evidence;

/// <summary>A kind of file that is taken as evidence.</summary>
/// <param name="Extension">With its dot, lower case.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Beginning">Bytes that each such file begins with; empty for text.</param>
public sealed record EvidenceType(string Extension, string MediaType, ReadOnlyMemory<byte> Beginning)
{
    /// <summary>True when a file of these first bytes can be of this kind.</summary>
    /// <param name="head">The first bytes, up to <see cref="EvidenceTypes.HeadLength"/>.</param>
    public bool Fits(ReadOnlySpan<byte> head) => Beginning.IsEmpty ? IsText(head) : head.StartsWith(Beginning.Span);

    // Text has no control characters but tab and line ends; what has one is a program or an archive under another name.
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        foreach (var letter in head)
        {
            if (letter < 0x20 && letter is not ((byte)'\t' or (byte)'\n' or (byte)'\r')) return false;
        }

        return head.Length > 0;
    }
}

/// <summary>
/// The kinds of files that are taken as evidence: documents, pictures and tables that a browser or office opens without running anything of
/// theirs. A file must be what its name says.
/// </summary>
public static class EvidenceTypes
{
    /// <summary>How many first bytes tell what a file is.</summary>
    public const int HeadLength = 512;

    // ISO 32000-1 7.5.2; PNG 5.2; JPEG's start of image; the local file header of ZIP, which Office Open XML is.
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-");
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<EvidenceType> All { get; } =
    [
        new(".pdf", "application/pdf", Pdf),
        new(".png", "image/png", Png),
        new(".jpg", "image/jpeg", Jpeg),
        new(".jpeg", "image/jpeg", Jpeg),
        new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip),
        new(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", Zip),
        new(".csv", "text/csv", default),
        new(".txt", "text/plain", default),
    ];

    /// <summary>The extensions, for a person to read.</summary>
    public static string Extensions { get; } = string.Join(", ", All.Select(type => type.Extension));

    /// <summary>The kind that a file's name says; null for one that is not taken.</summary>
    public static EvidenceType? Of(string fileName) =>
        All.FirstOrDefault(type => fileName.EndsWith(type.Extension, StringComparison.OrdinalIgnoreCase));
}
