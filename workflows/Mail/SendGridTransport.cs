using System.Net;
using MimeKit;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Onboarding.Workflows.Mail;

/// <summary>SendGrid's API. It cannot be asked cheaply whether it has a message, so it says "unknown".</summary>
public sealed class SendGridTransport : IMailTransport
{
    /// <summary>Custom argument that carries the letter's key; its events come back with it.</summary>
    public const string KeyArgument = "onboarding_key";

    private readonly MailboxAddress _sender;
    private readonly SendGridClient _client;
    private readonly bool _sandbox;

    /// <summary>With the key and address of <c>Mail:SendGrid</c>.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="http">Client whose handler is <see cref="SendGridPatience"/>.</param>
    /// <exception cref="InvalidDataException">There is no API key.</exception>
    public SendGridTransport(MailSettings settings, HttpClient http)
    {
        if (string.IsNullOrWhiteSpace(settings.SendGrid.ApiKey))
            throw new InvalidDataException("Mail:Provider is sendgrid but Mail:SendGrid:ApiKey is empty; set it, or use smtp.");
        _sender = Addresses.SenderOf(settings);
        var options = new SendGridClientOptions { ApiKey = settings.SendGrid.ApiKey };
        if (settings.SendGrid.Host is { } host) options.Host = host;
        _client = new SendGridClient(http, options);
        _sandbox = settings.SendGrid.Sandbox;
    }

    /// <inheritdoc />
    public async Task SendAsync(Letter letter, CancellationToken cancellation = default)
    {
        var response = await PostAsync(letter, cancellation);
        if (response.IsSuccessStatusCode) return;
        var said = $"SendGrid answered {(int)response.StatusCode}: {await response.Body.ReadAsStringAsync(cancellation)}";
        // Only what is wrong with this very letter is final; a wrong key or a full quota is repaired without touching the run.
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge) throw new MailRefusedException(said);
        throw new MailDelayedException(said);
    }

    /// <inheritdoc />
    public Task<bool?> WasAcceptedAsync(string key, CancellationToken cancellation = default) => Task.FromResult<bool?>(null);

    private async Task<Response> PostAsync(Letter letter, CancellationToken cancellation)
    {
        try
        {
            return await _client.SendEmailAsync(MessageOf(letter), cancellation);
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new MailDelayedException($"SendGrid cannot be reached: {away.Message}", away);
        }
    }

    private SendGridMessage MessageOf(Letter letter)
    {
        var to = Addresses.Of(letter.To);
        var message = MailHelper.CreateSingleEmail(
            new EmailAddress(_sender.Address, _sender.Name), new EmailAddress(to.Address, to.Name), letter.Subject, letter.Text, letter.Html);
        message.AddCustomArg(KeyArgument, letter.Key);
        message.AddHeader(SmtpTransport.KeyHeader, letter.Key);
        foreach (var (name, value) in letter.Headers) message.AddHeader(name, value);
        if (letter.Calendar is { } calendar)
            message.AddAttachment(CalendarFile.FileName, Convert.ToBase64String(calendar.Content.Span), CalendarFile.MediaType, "attachment");
        // A rewritten link would hand the token to a third party.
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);
        // Checked by SendGrid as any other, and delivered to nobody.
        if (_sandbox) message.SetSandBoxMode(enable: true);
        return message;
    }
}
