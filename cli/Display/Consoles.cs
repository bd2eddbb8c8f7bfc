using Spectre.Console;

namespace Onboarding.Cli.Display;

internal static class Consoles
{
    // Without a terminal there is no width to ask for; lines must not be broken in a log.
    private const int PlainWidth = 500;

    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected) console.Profile.Width = PlainWidth;
        return console;
    }
}
