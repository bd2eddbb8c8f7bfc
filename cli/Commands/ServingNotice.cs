using Onboarding.Cli.Display;
using Onboarding.Cli.Hosting;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary>Says where everything is that is now being served.</summary>
internal static class ServingNotice
{
    public static void Write(CommandOutput answer, Texts texts, AppSettings settings, MailRoute mail) => answer.Write(
        new { app = settings.Url, inbox = mail.Inbox, mail = mail.Server, data = settings.DataFolder, clock = settings.ClockStart },
        console => Show(console, texts, settings, mail));

    public static void Show(IAnsiConsole console, Texts texts, AppSettings settings, MailRoute mail)
    {
        console.WriteLine(texts["serving.app", settings.Url]);
        console.WriteLine(mail.Inbox is { } inbox ? texts["serving.inbox", inbox.ToString().TrimEnd('/')] : texts["serving.mail", mail.Server]);
        console.WriteLine(texts["serving.data", settings.DataFolder]);
        if (settings.ClockStart is { } clock) console.WriteLine(texts["serving.clock", RunTables.Instant(clock)]);
        console.WriteLine(texts["serving.stop"]);
    }
}
