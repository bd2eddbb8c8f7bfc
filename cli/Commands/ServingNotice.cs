using Onboarding.Cli.Hosting;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary>Says where everything is that is now being served.</summary>
internal static class ServingNotice
{
    public static void Write(IAnsiConsole console, Texts texts, AppSettings settings, MailRoute mail)
    {
        console.WriteLine(texts["serving.app", settings.Url]);
        console.WriteLine(mail.Inbox is { } inbox ? texts["serving.inbox", inbox.ToString().TrimEnd('/')] : texts["serving.mail", mail.Server]);
        console.WriteLine(texts["serving.data", settings.DataFolder]);
        if (settings.ClockStart is { } clock) console.WriteLine(texts["serving.clock", Display.RunTables.Instant(clock)]);
        console.WriteLine(texts["serving.stop"]);
    }
}
