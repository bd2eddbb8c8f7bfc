using Spectre.Console;

namespace Onboarding.Cli.Display;

/// <summary>Where people read: colours and pictures only in a terminal, and no colours where NO_COLOR (no-color.org) asks for none.</summary>
internal static class Consoles
{
    // Without a terminal there is no width to ask for; lines must not be broken in a log.
    private const int PlainWidth = 500;

    public static IAnsiConsole Create() => Create(Console.Out, Console.IsOutputRedirected, Environment.GetEnvironmentVariable);

    /// <summary>Beside the command's own output, for what is said while it works.</summary>
    public static IAnsiConsole CreateAside() => Create(Console.Error, Console.IsErrorRedirected, Environment.GetEnvironmentVariable);

    internal static IAnsiConsole Create(TextWriter writer, bool isRedirected, Func<string, string?> environment)
    {
        var hasColours = !isRedirected && string.IsNullOrEmpty(environment("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = hasColours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            // They would switch colours on in the log of a build server.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (isRedirected) console.Profile.Width = PlainWidth;
        return console;
    }
}
