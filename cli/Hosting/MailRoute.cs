using System.Net;

namespace Onboarding.Cli.Hosting;

/// <summary>Where the app's mails go, told from the settings that it sees.</summary>
/// <param name="Server">The provider, or the SMTP server's address.</param>
/// <param name="Inbox">Page of the local inbox that takes them; null when another server does.</param>
internal sealed record MailRoute(string Server, Uri? Inbox)
{
    public static MailRoute Of(IReadOnlyDictionary<string, string> settings)
    {
        var provider = settings.GetValueOrDefault("Mail:Provider", "smtp");
        if (!provider.Equals("smtp", StringComparison.OrdinalIgnoreCase)) return new(provider, null);
        var host = settings.GetValueOrDefault("Mail:Smtp:Host", "127.0.0.1");
        return new($"{host}:{settings.GetValueOrDefault("Mail:Smtp:Port", "1025")}", InboxOf(settings, host));
    }

    // As the app decides it: an SMTP server on this machine is its own inbox unless told otherwise.
    private static Uri? InboxOf(IReadOnlyDictionary<string, string> settings, string host)
    {
        if (settings.GetValueOrDefault("Inbox:Enabled", "true").Equals("false", StringComparison.OrdinalIgnoreCase)) return null;
        if (!IPAddress.TryParse(host, out var address) || !IPAddress.IsLoopback(address)) return null;
        return Uri.TryCreate($"http://127.0.0.1:{settings.GetValueOrDefault("Inbox:WebPort", "1080")}", UriKind.Absolute, out var page) ? page : null;
    }
}
