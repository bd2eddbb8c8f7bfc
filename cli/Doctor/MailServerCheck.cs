namespace Onboarding.Cli.Doctor;

/// <summary>Whether whoever carries the mails answers.</summary>
internal static class MailServerCheck
{
    private const string SmtpGreeting = "220";
    private const string SendGridHost = "api.sendgrid.com";
    private const int Https = 443;

    public static async Task<IEnumerable<Finding>> OfAsync(Surroundings here, Texts texts, CancellationToken cancellation)
    {
        if (!here["Mail:Provider", "smtp"].Equals("smtp", StringComparison.OrdinalIgnoreCase))
        {
            return [await Reach.IsListeningAsync(SendGridHost, Https, cancellation)
                ? Finding.Fine("mail", texts["doctor.mail.answers", SendGridHost])
                : Finding.Wrong("mail", texts["doctor.mail.silent", SendGridHost], texts["doctor.mail.network"])];
        }

        var (host, port) = (here["Mail:Smtp:Host", "127.0.0.1"], here.Port("Mail:Smtp:Port", 1025));
        // A server that encrypts from the first byte says nothing by itself.
        var isSilent = here["Mail:Smtp:Security", "auto"].Equals("tls", StringComparison.OrdinalIgnoreCase);
        var said = await Reach.GreetingAsync(host, port, isSilent ? 0 : SmtpGreeting.Length, cancellation);
        return [Judge(said, isSilent, here.Mail.Inbox is not null, here.Mail.Server, texts)];
    }

    /// <param name="said">What the server said first; null: nobody listens.</param>
    /// <param name="isSilent">It is not expected to say anything.</param>
    /// <param name="isInbox">It is the local inbox, which the app starts.</param>
    /// <param name="server">Its address.</param>
    /// <param name="texts">Language.</param>
    public static Finding Judge(string? said, bool isSilent, bool isInbox, string server, Texts texts)
    {
        if (said is null && isInbox) return Finding.Fine("mail", texts["doctor.mail.starts"]);
        if (said is null) return Finding.Wrong("mail", texts["doctor.mail.silent", server], texts["doctor.mail.network"]);
        return isSilent || said == SmtpGreeting
            ? Finding.Fine("mail", texts["doctor.mail.answers", server])
            : Finding.Wrong("mail", texts["doctor.mail.other", server], texts["doctor.mail.settings"]);
    }
}
