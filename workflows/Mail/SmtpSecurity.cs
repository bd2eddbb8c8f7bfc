using System.Net;
using MailKit.Security;

namespace Onboarding.Workflows.Mail;

/// <summary>How the connection to an SMTP server is encrypted. Pure.</summary>
internal static class SmtpSecurity
{
    /// <summary>Encrypted before a password goes out; otherwise as the server offers, and not at all to this machine.</summary>
    public const string Auto = "auto";

    // RFC 8314: on this port the connection begins with TLS.
    private const int ImplicitTlsPort = 465;

    /// <summary>What the settings ask for. A password never goes out unencrypted, also where somebody on the way hides STARTTLS.</summary>
    /// <exception cref="InvalidDataException">The setting is unknown, or would send a password in clear.</exception>
    public static SecureSocketOptions Of(SmtpSettings smtp) => smtp.Security.ToLowerInvariant() switch
    {
        Auto or "" => Automatic(smtp),
        "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" when HasUser(smtp) => throw new InvalidDataException(
            "Mail:Smtp:Security is none but Mail:Smtp:User is set, which would send the password in clear; set it to starttls or tls, or remove the user."),
        "none" => SecureSocketOptions.None,
        var other => throw new InvalidDataException($"Mail:Smtp:Security is '{other}'; it must be auto, starttls, tls or none."),
    };

    private static SecureSocketOptions Automatic(SmtpSettings smtp)
    {
        if (smtp.Port == ImplicitTlsPort) return SecureSocketOptions.SslOnConnect;
        if (HasUser(smtp)) return SecureSocketOptions.StartTls;
        return IsThisMachine(smtp.Host) ? SecureSocketOptions.None : SecureSocketOptions.StartTlsWhenAvailable;
    }

    private static bool HasUser(SmtpSettings smtp) => !string.IsNullOrEmpty(smtp.User);

    // A server on this machine has no certificate, and nobody listens in between.
    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
