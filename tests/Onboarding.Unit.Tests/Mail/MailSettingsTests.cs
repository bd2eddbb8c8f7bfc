using Microsoft.Extensions.Configuration;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void By_default_mail_goes_to_the_inbox_of_this_machine() =>
        Assert.Equal(("smtp", "127.0.0.1", 1025, "http://127.0.0.1:1080/"), Shown(Read()));

    [Fact]
    public void The_inbox_is_asked_where_it_listens() =>
        Assert.Equal("http://127.0.0.1:8025/", Read(("Inbox:WebPort", "8025")).Smtp.InboxUrl!.AbsoluteUri);

    [Theory]
    [InlineData("Mail:Smtp:Host", "mail.example.com")]
    [InlineData("Inbox:Enabled", "false")]
    public void Another_mail_server_is_never_asked_for_a_web_page(string key, string value) => Assert.Null(Read((key, value)).Smtp.InboxUrl);

    [Fact]
    public void A_sender_that_is_no_address_is_named_at_start() => Assert.Contains(
        "Mail:From", Assert.Throws<InvalidDataException>(() => new SmtpTransport(Read(("Mail:From", "nobody at all <")), new HttpClient())).Message, StringComparison.Ordinal);

    private static (string, string, int, string) Shown(MailSettings settings) =>
        (settings.Provider, settings.Smtp.Host, settings.Smtp.Port, settings.Smtp.InboxUrl!.AbsoluteUri);

    private static MailSettings Read(params (string Key, string Value)[] values) => MailSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(one => one.Key, string? (one) => one.Value)).Build());
}
