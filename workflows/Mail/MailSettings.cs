using System.Net;
using Microsoft.Extensions.Configuration;

namespace Onboarding.Workflows.Mail;

/// <summary>Section <c>Mail</c> of the configuration.</summary>
public sealed class MailSettings
{
    /// <summary><c>smtp</c> (default) or <c>sendgrid</c>.</summary>
    public string Provider { get; set; } = "smtp";

    /// <summary>Sender, as <c>Name &lt;address&gt;</c>.</summary>
    public string From { get; set; } = "Onboarding <onboarding@localhost.localdomain>";

    /// <summary>With <c>smtp</c>.</summary>
    public SmtpSettings Smtp { get; set; } = new();

    /// <summary>With <c>sendgrid</c>.</summary>
    public SendGridSettings SendGrid { get; set; } = new();

    /// <summary>The morning digest.</summary>
    public DigestSettings Digest { get; set; } = new();

    /// <summary>The settings of a configuration; an SMTP server on this machine is taken for the local inbox unless <c>Inbox:Enabled</c> is false.</summary>
    public static MailSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Mail").Get<MailSettings>() ?? new MailSettings();
        if (settings.Smtp.InboxUrl is null && configuration.GetValue("Inbox:Enabled", true)
            && IPAddress.TryParse(settings.Smtp.Host, out var host) && IPAddress.IsLoopback(host))
        {
            settings.Smtp.InboxUrl = new Uri($"http://{host}:{configuration.GetValue("Inbox:WebPort", DefaultInboxPort)}/");
        }

        return settings;
    }

    private const int DefaultInboxPort = 1080;
}

/// <summary>The project manager's morning digest.</summary>
public sealed class DigestSettings
{
    /// <summary>False: none is sent.</summary>
    public bool Enabled { get; set; } = true;
}

/// <summary>An SMTP server; by default the local inbox.</summary>
public sealed class SmtpSettings
{
    /// <summary>Host name or address.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Port.</summary>
    public int Port { get; set; } = 1025;

    /// <summary>Address of the local inbox's web page, asked after a crash whether it has a message; null: the server cannot tell.</summary>
    public Uri? InboxUrl { get; set; }

    /// <summary>User name; empty: no authentication.</summary>
    public string? User { get; set; }

    /// <summary>Password.</summary>
    public string? Password { get; set; }

    /// <summary><c>auto</c> (default), <c>starttls</c>, <c>tls</c> or <c>none</c>; see <see cref="SmtpSecurity"/>.</summary>
    public string Security { get; set; } = SmtpSecurity.Auto;
}

/// <summary>SendGrid.</summary>
public sealed class SendGridSettings
{
    /// <summary>API key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Address of the API; null: SendGrid's own.</summary>
    public string? Host { get; set; }

    /// <summary>True: SendGrid checks letters and delivers none.</summary>
    public bool Sandbox { get; set; }

    /// <summary>Public key of the event webhook, as SendGrid shows it; null: events are not taken.</summary>
    public string? WebhookPublicKey { get; set; }
}
