using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Onboarding.Workflows.Mail.Delivery;

/// <summary>
/// Signatures of SendGrid's event webhook: ECDSA with SHA-256 over the time stamp's text and the body as it came. Checked with the
/// platform's cryptography, which takes the body's bytes and says no to a malformed signature; the SDK's own check takes text and throws.
/// </summary>
public sealed class ReportSignature : IDisposable
{
    /// <summary>Header with the signature: base64 of its DER form.</summary>
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>Header with the time stamp: seconds since 1970.</summary>
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    // What was recorded on the way is of no use later; clocks of two companies differ by less.
    private static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(10);

    private readonly ECDsa? _key;

    /// <summary>With the key of <c>Mail:SendGrid:WebhookPublicKey</c>.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public ReportSignature(MailSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.SendGrid.WebhookPublicKey)) return;
        _key = ECDsa.Create();
        try
        {
            _key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(settings.SendGrid.WebhookPublicKey.Trim()), out _);
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            throw new InvalidDataException(
                "Mail:SendGrid:WebhookPublicKey is no public key; copy the verification key from SendGrid's event webhook settings as it stands there.", wrong);
        }
    }

    /// <summary>False while no key is set: events are not taken at all.</summary>
    public bool IsConfigured => _key is not null;

    /// <summary>True when the body was signed with the key, at most ten minutes from now.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="signature">See <see cref="SignatureHeader"/>; null when it is missing.</param>
    /// <param name="timestamp">See <see cref="TimestampHeader"/>; null when it is missing.</param>
    /// <param name="now">UTC.</param>
    public bool IsValid(ReadOnlySpan<byte> body, string? signature, string? timestamp, DateTimeOffset now)
    {
        if (_key is null || signature is null || !IsRecent(timestamp, now)) return false;
        var der = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, der, out var length)) return false;
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp!), .. body];
        return _key.VerifyData(signed, der.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <inheritdoc />
    public void Dispose() => _key?.Dispose();

    // Ten digits until the year 2286; more could not be a point in time.
    private static bool IsRecent(string? timestamp, DateTimeOffset now) =>
        timestamp is { Length: > 0 and <= 10 } && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= LongestAge;
}
