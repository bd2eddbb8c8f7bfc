using Onboarding.Cli.Api;
using Spectre.Console;

namespace Onboarding.Cli.Display;

/// <summary>Shows a run as it goes on.</summary>
internal abstract class RunDisplay : IAsyncDisposable
{
    public static RunDisplay Create(IAnsiConsole console, Texts texts) =>
        console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? new LiveRunDisplay(console, texts)
            : new PlainRunDisplay(console, texts);

    /// <summary>Something of the timeline.</summary>
    public abstract void Happened(TimelineEntry entry);

    /// <summary>Something that the program itself did or saw.</summary>
    public abstract void Say(string line);

    /// <summary>Readings were handed in.</summary>
    public abstract void Measured(string line);

    /// <summary>The run's present state.</summary>
    public abstract void Show(RunPicture picture);

    public abstract ValueTask DisposeAsync();
}
