using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Evidence;

/// <summary>A file is not taken; nothing was stored.</summary>
/// <param name="refusal">Why, for programs.</param>
/// <param name="reason">Why, for a person to read.</param>
public sealed class EvidenceRefusedException(EvidenceRefusal refusal, Phrase reason) : Exception($"The file was refused: {refusal}.")
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Why, for programs.</summary>
    public EvidenceRefusal Refusal { get; } = refusal;

    /// <summary>Why, for a person to read.</summary>
    public Phrase Reason { get; } = reason;

    /// <summary>It has no bytes.</summary>
    public static EvidenceRefusedException Empty() => new(EvidenceRefusal.Empty, new Phrase("evidence.empty"));

    /// <summary>Its name is of no kind that is taken.</summary>
    public static EvidenceRefusedException UnknownType() =>
        new(EvidenceRefusal.UnknownType, new Phrase("evidence.unknown-type").With("known", EvidenceTypes.Extensions));

    /// <summary>Its bytes are not what its name says.</summary>
    public static EvidenceRefusedException NotItsType(EvidenceType type) =>
        new(EvidenceRefusal.NotItsType, new Phrase("evidence.not-its-type").With("extension", type.Extension));

    /// <summary>It is larger than the setting allows.</summary>
    /// <param name="maximum">Most bytes.</param>
    public static EvidenceRefusedException TooLarge(long maximum) =>
        new(EvidenceRefusal.TooLarge, new Phrase("evidence.too-large").With("megabytes", (int)(maximum / Megabyte)));
}

/// <summary>Why a file is not taken.</summary>
public enum EvidenceRefusal
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>Its name is of no kind that is taken.</summary>
    UnknownType,

    /// <summary>Its bytes are not what its name says.</summary>
    NotItsType,

    /// <summary>It is larger than the setting allows.</summary>
    TooLarge,
}
