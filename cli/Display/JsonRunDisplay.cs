using System.Text.Json;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Display;

/// <summary>One JSON document a line: every entry of the timeline, and the run whenever it stands elsewhere.</summary>
internal sealed class JsonRunDisplay : RunDisplay
{
    private string _state = "";

    public override void Happened(TimelineEntry entry) => Write(new { type = "entry", entry });

    public override void Say(string line)
    {
        // Words for people.
    }

    public override void Measured(string line)
    {
        // Words for people.
    }

    public override void Show(RunPicture picture)
    {
        var run = new { picture.Run.Id, picture.Run.Status, picture.Run.Stage, picture.Run.StageState, picture.Run.Round, picture.Run.WaitsFor, picture.Run.WaitsUntil };
        var state = JsonSerializer.Serialize(new { type = "run", run }, ApiJson.Line);
        if (state == _state) return;
        _state = state;
        Console.WriteLine(state);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Write<T>(T document) => Console.WriteLine(JsonSerializer.Serialize(document, ApiJson.Line));
}
