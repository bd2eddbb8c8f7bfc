using MailKit.Security;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Mail;

public sealed class SmtpSecurityTests
{
    [Theory]
    [InlineData("auto", "127.0.0.1", 1025, null, SecureSocketOptions.None)]
    [InlineData("", "::1", 1025, "", SecureSocketOptions.None)]
    [InlineData("auto", "mail.example.com", 587, null, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("auto", "mail.example.com", 587, "onboarding", SecureSocketOptions.StartTls)]
    [InlineData("auto", "localhost", 25, "onboarding", SecureSocketOptions.StartTls)]
    [InlineData("auto", "mail.example.com", 465, null, SecureSocketOptions.SslOnConnect)]
    [InlineData("StartTls", "mail.example.com", 25, null, SecureSocketOptions.StartTls)]
    [InlineData("tls", "mail.example.com", 2465, "onboarding", SecureSocketOptions.SslOnConnect)]
    [InlineData("none", "mail.example.com", 25, null, SecureSocketOptions.None)]
    public void Whoever_logs_in_does_so_over_TLS(string security, string host, int port, string? user, SecureSocketOptions expected) =>
        Assert.Equal(expected, SmtpSecurity.Of(new SmtpSettings { Security = security, Host = host, Port = port, User = user }));

    [Theory]
    [InlineData("none", "onboarding", "Mail:Smtp:User")]
    [InlineData("ssl3", null, "auto, starttls, tls or none")]
    public void What_would_send_a_password_in_clear_or_is_unknown_is_named_at_start(string security, string? user, string named)
    {
        var settings = new MailSettings { Smtp = { Security = security, User = user } };

        var refusal = Assert.Throws<InvalidDataException>(() => new SmtpTransport(settings, new HttpClient()));

        Assert.Contains("Mail:Smtp:Security", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }
}
