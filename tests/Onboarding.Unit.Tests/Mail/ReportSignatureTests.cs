using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Delivery;
using SendGrid.Helpers.EventWebhook;

namespace Onboarding.Unit.Tests.Mail;

public sealed class ReportSignatureTests : IDisposable
{
    private const string Body = "[{\"event\":\"bounce\",\"reason\":\"找不到邮箱\"}]";

    private static readonly DateTimeOffset Now = new(2026, 6, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void What_was_signed_with_the_key_is_taken_here_and_by_the_SDK()
    {
        var (signature, timestamp) = Sign(Body, Now);

        Assert.True(Check(Body, signature, timestamp));
        var sdk = new RequestValidator();
        Assert.True(sdk.VerifySignature(sdk.ConvertPublicKeyToECDSA(PublicKey), Body, signature, timestamp));
    }

    [Fact]
    public void A_changed_body_time_or_signature_and_a_foreign_key_are_refused()
    {
        var (signature, timestamp) = Sign(Body, Now);
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False(Check(Body + " ", signature, timestamp));
        Assert.False(Check(Body, signature, (long.Parse(timestamp, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)));
        Assert.False(Check(Body, Convert.ToBase64String([48, 6, 2, 1, 0, 2, 1, 0]), timestamp));
        Assert.False(Check(Body, Convert.ToBase64String(foreign.SignData(Encoding.UTF8.GetBytes(timestamp + Body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)), timestamp));
    }

    [Theory]
    [InlineData(-601, false)]
    [InlineData(-600, true)]
    [InlineData(600, true)]
    [InlineData(601, false)]
    public void Only_what_was_signed_in_the_last_ten_minutes_is_taken(int seconds, bool taken)
    {
        var (signature, timestamp) = Sign(Body, Now.AddSeconds(seconds));

        Assert.Equal(taken, Check(Body, signature, timestamp));
    }

    [Theory]
    [InlineData(null, "1780387200")]
    [InlineData("", "1780387200")]
    [InlineData("not base64!", "1780387200")]
    [InlineData("AAAA", "1780387200")]
    [InlineData("AAAA", null)]
    [InlineData("AAAA", "")]
    [InlineData("AAAA", "-5")]
    [InlineData("AAAA", "99999999999999999999")]
    public void Malformed_headers_are_refused_without_a_fault(string? signature, string? timestamp) => Assert.False(Check(Body, signature, timestamp));

    [Fact]
    public void Without_a_key_nothing_is_taken()
    {
        using var unset = new ReportSignature(new MailSettings());
        var (signature, timestamp) = Sign(Body, Now);

        Assert.False(unset.IsConfigured);
        Assert.False(unset.IsValid(Encoding.UTF8.GetBytes(Body), signature, timestamp, Now));
    }

    [Theory]
    [InlineData("not a key")]
    [InlineData("AAAA")]
    public void A_key_that_is_none_is_named_at_start(string key) =>
        Assert.Contains("Mail:SendGrid:WebhookPublicKey", Assert.Throws<InvalidDataException>(() => new ReportSignature(SettingsWith(key))).Message, StringComparison.Ordinal);

    public void Dispose() => _key.Dispose();

    private string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    private (string Signature, string Timestamp) Sign(string body, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)), timestamp);
    }

    private bool Check(string body, string? signature, string? timestamp)
    {
        using var check = new ReportSignature(SettingsWith(PublicKey));
        return check.IsValid(Encoding.UTF8.GetBytes(body), signature, timestamp, Now);
    }

    private static MailSettings SettingsWith(string key) => new() { SendGrid = { WebhookPublicKey = key } };
}
