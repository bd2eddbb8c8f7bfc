using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Shortlist;

/// <summary>What a vendor must have whatever its scores.</summary>
/// <param name="Languages">Languages of the request.</param>
/// <param name="Channels">Channels of the request.</param>
/// <param name="Hours">Hours of the request.</param>
/// <param name="Certificates">Certificates that playbook or request demand.</param>
public sealed record MustHaves(IReadOnlyList<string> Languages, IReadOnlyList<string> Channels, string Hours, IReadOnlyList<string> Certificates)
{
    /// <summary>The must-haves of a run.</summary>
    public static MustHaves Of(OnboardingRequest request, ShortlistRules rules) => new(
        request.Coverage.Languages,
        request.Scope.Channels,
        request.Coverage.Hours,
        [.. rules.RequiredCertificates.Concat(request.RequiredCertificates).DistinctBy(Essence)]);

    /// <summary>One reason for each must-have that a vendor lacks; what is not known of it rules nobody out, see <see cref="NotKnownOf"/>.</summary>
    public IReadOnlyList<Phrase> LackedBy(Vendor vendor) =>
    [
        .. Languages.Where(language => !LanguageTag.AnyServes(vendor.Languages, language))
            .Select(language => new Phrase("must-have.language").With("vendor", vendor.Name).With("language", LanguageTag.NameOf(language))),
        .. Channels.Where(channel => !vendor.Channels.Contains(channel))
            .Select(channel => new Phrase("must-have.channel").With("vendor", vendor.Name).With("channel", channel)),
        .. vendor.Hours is { } hours && ServiceHours.Cover(hours, Hours) == false
            ? [new Phrase("must-have.hours").With("vendor", vendor.Name).With("hours", hours).With("needed", Hours)]
            : Array.Empty<Phrase>(),
        .. Certificates.Where(certificate => !vendor.Certificates.Any(held => Essence(held).Contains(Essence(certificate), StringComparison.Ordinal)))
            .Select(certificate => new Phrase("must-have.certificate").With("vendor", vendor.Name).With("certificate", certificate)),
    ];

    /// <summary>
    /// One reason for each must-have of which nobody can tell whether the vendor has it: its hours were not given, or its or the request's
    /// hours cannot be read. It neither passes nor fails.
    /// </summary>
    public IReadOnlyList<Phrase> NotKnownOf(Vendor vendor) =>
    [
        .. string.IsNullOrWhiteSpace(vendor.Hours) ? [new Phrase("must-have.hours-not-given").With("vendor", vendor.Name)]
            : ServiceHours.CanRead(vendor.Hours) ? Array.Empty<Phrase>()
            : [new Phrase("must-have.hours-unreadable").With("vendor", vendor.Name).With("hours", vendor.Hours)],
        .. ServiceHours.CanRead(Hours) ? Array.Empty<Phrase>()
            : [new Phrase("must-have.needed-hours-unreadable").With("vendor", vendor.Name).With("needed", Hours)],
    ];

    // ISO 27001, ISO/IEC 27001:2022 and iso27001 are one certificate.
    private static string Essence(string certificate) =>
        string.Concat(certificate.ToLowerInvariant().Where(char.IsLetterOrDigit)).Replace("iec", "", StringComparison.Ordinal);
}
