using System.Net;
using System.Net.Sockets;
using Onboarding.Workflows.Mail;

namespace Onboarding.Integration.Tests.Mail;

/// <summary>What the transport makes of an SMTP server's refusals, from a server on this machine that refuses as told.</summary>
public sealed class SmtpAnswersTests
{
    [Theory]
    [InlineData("RCPT", "550 no such mailbox")]
    [InlineData(".", "554 this text is not wanted")]
    public async Task A_permanent_refusal_of_the_letter_is_final(string at, string answer) =>
        Assert.Contains(answer[4..], (await Assert.ThrowsAsync<MailRefusedException>(() => SendAsync(at, answer))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("RCPT", "450 mailbox busy")]
    [InlineData(".", "451 try later")]
    [InlineData("MAIL", "550 you may not send")]
    public async Task Any_other_refusal_is_tried_again(string at, string answer) =>
        Assert.Contains(answer[4..], (await Assert.ThrowsAsync<MailDelayedException>(() => SendAsync(at, answer))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_connection_that_breaks_is_tried_again() => await Assert.ThrowsAsync<MailDelayedException>(() => SendAsync("MAIL", null));

    [Fact]
    public async Task A_good_bye_that_fails_leaves_the_letter_accepted() => await SendAsync("QUIT", null);

    [Fact]
    public async Task With_a_user_a_server_without_STARTTLS_is_told_neither_password_nor_letter()
    {
        var heard = new List<string>();

        var delayed = await Assert.ThrowsAsync<MailDelayedException>(() => SendAsync("none", null, heard, settings => settings.Smtp.User = "onboarding"));

        Assert.Contains("STARTTLS", delayed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(heard, line => line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) || line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task SendAsync(string at, string? answer, List<string>? heard = null, Action<MailSettings>? set = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeAsync(listener, at, answer, heard ?? []);
        var settings = new MailSettings { Smtp = { Port = ((IPEndPoint)listener.LocalEndpoint).Port } };
        set?.Invoke(settings);
        var letter = new Letter { Key = "k", To = new Recipient("Anna", "anna@example.com", "en", "UTC"), Subject = "s", Text = "t", Html = "<p>t</p>" };
        try
        {
            await new SmtpTransport(settings, new HttpClient()).SendAsync(letter);
        }
        finally
        {
            await served;
        }
    }

    private static async Task ServeAsync(TcpListener listener, string at, string? answer, List<string> heard)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 test");
        var inText = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            heard.Add(line);
            if (inText && line != ".") continue;
            var reply = line.StartsWith(at, StringComparison.OrdinalIgnoreCase) ? answer : line == "DATA" ? "354 go on" : "250 ok";
            if (reply is null) return;
            inText = reply.StartsWith("354", StringComparison.Ordinal);
            await writer.WriteLineAsync(reply);
        }
    }
}
