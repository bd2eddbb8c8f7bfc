using Microsoft.Extensions.Configuration;
using Onboarding.Cli;
using Onboarding.Cli.Commands;
using Onboarding.Cli.Demo;
using Onboarding.Cli.Hosting;
using Onboarding.Workflows.Mail;
using Spectre.Console;

namespace Onboarding.Unit.Tests.Cli;

public sealed class MailRouteTests
{
    private static readonly AppSettings Own = new(new Uri("http://127.0.0.1:7071"), "/data", null);

    [Fact]
    public void An_app_that_is_started_for_ones_own_runs_is_told_nothing_about_mail() =>
        Assert.DoesNotContain(Own.ToEnvironment().Keys, name => name.StartsWith("Mail", StringComparison.Ordinal) || name.StartsWith("Inbox", StringComparison.Ordinal));

    [Theory]
    [InlineData("http://127.0.0.1:1080/")]
    [InlineData("http://127.0.0.1:8025/", "Inbox:WebPort", "8025")]
    [InlineData("", "Inbox:Enabled", "False")]
    [InlineData("", "Mail:Smtp:Host", "mail.example.com")]
    [InlineData("", "Mail:Smtp:Host", "localhost")]
    public void The_inbox_that_is_shown_is_the_one_that_the_app_asks(string page, params string[] setting)
    {
        var settings = setting is [var name, var value] ? new Dictionary<string, string> { [name] = value } : [];
        var app = MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings!).Build());

        Assert.Equal(page, app.Smtp.InboxUrl?.AbsoluteUri ?? "");
        Assert.Equal(page, MailRoute.Of(settings).Inbox?.AbsoluteUri ?? "");
    }

    [Theory]
    [InlineData("Mail:Smtp:Host", "mail.example.com", "mail.example.com:1025")]
    [InlineData("Mail:Provider", "sendgrid", "sendgrid")]
    public void Without_the_inbox_the_notice_says_where_mails_go(string name, string value, string server)
    {
        using var shown = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(shown) });

        ServingNotice.Show(console, Texts.In(Texts.English), Own, MailRoute.Of(new Dictionary<string, string> { [name] = value }));

        Assert.Contains(server, shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("1080", shown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_start_fixes_wins_over_the_settings_file()
    {
        var root = Directory.CreateTempSubdirectory("onboarding-settings-");
        try
        {
            var repository = new Repository(root.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(repository.FunctionsSettings)!);
            File.WriteAllText(repository.FunctionsSettings, """{ "Values": { "Mail__Smtp__Host": "mail.example.com", "Inbox__WebPort": "8025" } }""");

            Assert.Equal(new MailRoute("mail.example.com:1025", null), MailRoute.Of(SettingsInForce.Of(repository, Own)));
            Assert.Equal(DemoPorts.Inbox, MailRoute.Of(SettingsInForce.Of(repository, Own with { Fixed = DemoPorts.Settings })).Inbox);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
