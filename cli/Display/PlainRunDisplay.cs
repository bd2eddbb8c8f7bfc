using System.Globalization;
using Onboarding.Cli.Api;
using Spectre.Console;

namespace Onboarding.Cli.Display;

/// <summary>One line for everything that happens: for logs, pipes and CI.</summary>
internal sealed class PlainRunDisplay(IAnsiConsole console, Texts texts) : RunDisplay
{
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private string _state = "";

    public override void Happened(TimelineEntry entry) =>
        Write($"{RunTables.Instant(entry.At)}  {texts["text.pair", texts.Word("stage", entry.Stage), entry.What]}");

    public override void Say(string line) => Write(line);

    public override void Measured(string line) => Write(line);

    public override void Show(RunPicture picture)
    {
        var state = new RunTables(texts).Headline(picture.Run);
        if (state == _state) return;
        _state = state;
        Write($"== {state}");
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(string line)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_began).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        console.WriteLine($"[{elapsed,6}s] {line}");
    }
}
