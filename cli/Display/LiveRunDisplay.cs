using Onboarding.Cli.Api;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Onboarding.Cli.Display;

/// <summary>A picture that is drawn anew in place: stages, gates, KPIs and the last lines of the timeline.</summary>
internal sealed class LiveRunDisplay : RunDisplay
{
    private const int LinesShown = 12;

    private readonly Texts _texts;
    private readonly RunTables _tables;
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource _ended = new();
    private readonly TaskCompletionSource<LiveDisplayContext> _context = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _live;
    private readonly int _width;
    private RunPicture? _picture;

    public LiveRunDisplay(IAnsiConsole console, Texts texts)
    {
        _texts = texts;
        _width = console.Profile.Width;
        _tables = new RunTables(texts);
        _live = console.Live(new Text("")).Overflow(VerticalOverflow.Crop).StartAsync(async context =>
        {
            _context.SetResult(context);
            await _ended.Task;
        });
    }

    public override void Happened(TimelineEntry entry) => Add($"{RunTables.Instant(entry.At)}  {entry.What}");

    public override void Say(string line) => Add(line);

    public override void Measured(string line)
    {
        // The table of KPIs shows them.
    }

    public override void Show(RunPicture picture)
    {
        _picture = picture;
        Draw();
    }

    public override async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        await _live;
    }

    private void Add(string line)
    {
        _lines.Enqueue(line);
        if (_lines.Count > LinesShown) _lines.Dequeue();
        Draw();
    }

    private void Draw()
    {
        if (_picture is null || !_context.Task.IsCompletedSuccessfully) return;
        _context.Task.Result.UpdateTarget(Picture(_picture));
    }

    // Letters of Chinese take two columns; half the width is always enough and a long comment may end early.
    private string OneLine(string line)
    {
        var most = line.Any(letter => letter >= '\u2e80') ? _width / 2 : _width;
        var flat = line.ReplaceLineEndings(" ");
        return flat.Length < most ? flat : flat[..(most - 1)] + "…";
    }

    private Rows Picture(RunPicture picture)
    {
        var heading = new Rule(Markup.Escape(_tables.Headline(picture.Run))) { Justification = Justify.Left };
        var clock = picture.Clock is null ? "" : _texts["live.clock", RunTables.Instant(picture.Clock.Now), picture.Clock.Scale];
        var waits = picture.Run.WaitsFor is null ? "" : _texts["status.waits", picture.Run.WaitsFor];
        var upper = new Columns(_tables.Stages(picture.Run), KpiTable.Create(picture.Kpis, _texts)) { Expand = false };
        IRenderable lines = new Rows(_lines.Select(line => new Markup($"[grey]{Markup.Escape(OneLine(line))}[/]")));
        return new Rows(heading, new Text($"{clock}  {waits}"), upper, _tables.Gates(picture.Gates.TakeLast(4)), lines);
    }
}
