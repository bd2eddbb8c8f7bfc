using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.VendorSide;

/// <summary>What whoever confirms a vendor's readings has seen of what they change, and says about it.</summary>
/// <param name="Digest">The <see cref="ReadingsPreview.Digest"/> of what was shown; null: nothing was.</param>
/// <param name="Reason">Why values that count already are corrected; null: nothing is said.</param>
public sealed record SeenReadings(string? Digest = null, string? Reason = null)
{
    /// <summary>
    /// What keeps the readings from being confirmed: no value that counts is replaced unseen, as another one than was seen, or without a
    /// reason. Pure.
    /// </summary>
    /// <param name="preview">What they change now.</param>
    public IReadOnlyList<FieldError> ErrorsOf(ReadingsPreview preview)
    {
        if (Digest is not null && Digest != preview.Digest) return [new("seen", new Phrase("error.submission-changes-otherwise"))];
        if (preview.Corrected.Count == 0) return [];
        return
        [
            .. Digest is null ? [new FieldError("seen", new Phrase("error.submission-unseen"))] : Array.Empty<FieldError>(),
            .. string.IsNullOrWhiteSpace(Reason) ? [new FieldError("reason", new Phrase("error.correction-reason"))] : Array.Empty<FieldError>(),
        ];
    }
}
