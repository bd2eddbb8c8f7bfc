using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Onboarding.Workflows.Mail;

/// <summary>Any SMTP server; the local inbox by default, which can be asked afterwards what it has.</summary>
public sealed class SmtpTransport(MailSettings settings, HttpClient inbox) : IMailTransport
{
    /// <summary>Header that carries the letter's key.</summary>
    public const string KeyHeader = "X-Onboarding-Key";

    private const int TimeoutMilliseconds = 30_000;

    // RFC 5321: 4yz is transient, 5yz permanent.
    private const int FirstPermanentCode = 500;

    private readonly MailboxAddress _sender = Addresses.SenderOf(settings);
    private readonly SecureSocketOptions _security = SmtpSecurity.Of(settings.Smtp);

    /// <inheritdoc />
    public async Task SendAsync(Letter letter, CancellationToken cancellation = default)
    {
        using var message = MessageOf(letter);
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Smtp.Host, settings.Smtp.Port, _security, cancellation);
            if (settings.Smtp.User is { Length: > 0 } user) await client.AuthenticateAsync(user, settings.Smtp.Password ?? "", cancellation);
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException refused) when (IsFinal(refused))
        {
            throw new MailRefusedException(refused.Message, refused);
        }
        catch (Exception away) when (away is SocketException or IOException or CommandException or ProtocolException or ServiceNotConnectedException
            or AuthenticationException or SslHandshakeException or TimeoutException or NotSupportedException)
        {
            // Not supported: the server offers no STARTTLS or no log-in, although the settings ask for it.
            throw new MailDelayedException($"{settings.Smtp.Host}:{settings.Smtp.Port}: {away.Message}", away);
        }

        await LeaveAsync(client);
    }

    // The server has the letter: a good-bye that fails changes nothing about it.
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true);
        }
        catch (Exception gone) when (gone is SocketException or IOException or CommandException or ProtocolException or TimeoutException)
        {
        }
    }

    /// <inheritdoc />
    public async Task<bool?> WasAcceptedAsync(string key, CancellationToken cancellation = default)
    {
        if (settings.Smtp.InboxUrl is null) return null;
        try
        {
            var query = $"/api/email?headers.{KeyHeader.ToLowerInvariant()}={Uri.EscapeDataString(key)}";
            var mails = await inbox.GetFromJsonAsync<JsonElement>(new Uri(settings.Smtp.InboxUrl, query), cancellation);
            if (mails.ValueKind != JsonValueKind.Array) throw new JsonException("the answer is no list of messages");
            // Compared once more: an inbox that does not know the filter returns everything.
            return mails.EnumerateArray().Any(mail => HasKey(mail, key));
        }
        catch (Exception away) when (away is HttpRequestException or JsonException or TaskCanceledException)
        {
            throw new MailDelayedException($"{settings.Smtp.InboxUrl} does not say which messages it has: {away.Message}", away);
        }
    }

    internal MimeMessage MessageOf(Letter letter)
    {
        var message = new MimeMessage { Subject = letter.Subject };
        message.From.Add(_sender);
        message.To.Add(Addresses.Of(letter.To));
        message.Headers.Add(KeyHeaderOf(letter));
        foreach (var (name, value) in letter.Headers) message.Headers.Replace(name, value);
        message.Body = BodyOf(letter);
        return message;
    }

    private static MimeEntity BodyOf(Letter letter)
    {
        var body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html };
        if (letter.Calendar is { } calendar)
        {
            var type = ContentType.Parse(CalendarFile.MediaType);
            (type.Charset, type.Parameters["method"]) = ("utf-8", CalendarFile.Method);
            body.Attachments.Add(CalendarFile.FileName, calendar.Content.ToArray(), type);
        }

        return body.ToMessageBody();
    }

    // As it stands: a long key would otherwise be encoded in pieces that nobody can look for.
    private static Header KeyHeaderOf(Letter letter)
    {
        var header = new Header(KeyHeader, letter.Key);
        header.SetRawValue(Encoding.ASCII.GetBytes($" {letter.Key}\r\n"));
        return header;
    }

    // A refused sender or log-in is a setting that somebody repairs; a refused recipient or text stays refused.
    private static bool IsFinal(SmtpCommandException refused) =>
        refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)refused.StatusCode >= FirstPermanentCode;

    private static bool HasKey(JsonElement mail, string key) =>
        mail.TryGetProperty("headers", out var headers) && headers.EnumerateObject().Any(header =>
            header.Name.Equals(KeyHeader, StringComparison.OrdinalIgnoreCase) && header.Value.ValueKind == JsonValueKind.String && header.Value.GetString() == key);
}
