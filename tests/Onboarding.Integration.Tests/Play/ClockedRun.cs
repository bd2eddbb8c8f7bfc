using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Play;

/// <summary>Plays a run on the app's own clock: slow while people work, fast while the run only waits for time.</summary>
internal sealed class ClockedRun(Api api, PlayedRun run)
{
    /// <summary>Half an hour a second: people answer within hours, and nothing is due meanwhile.</summary>
    public const double Slow = 1800;

    private const double Fast = 800_000;
    private const int MostDays = 90;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly DateOnly PilotStart = new(2026, 5, 11);

    private readonly HashSet<string> _handedIn = [];
    private double _scale = Slow;
    private DateOnly _nextReading = PilotStart;

    /// <summary>Until the run has ended.</summary>
    public Task PlayToTheEndAsync() => PlayUntilAsync("its end", view => view["status"]!.ToString() != "running");

    /// <summary>Until a condition holds.</summary>
    public async Task PlayUntilAsync(string what, Func<JsonNode, bool> condition)
    {
        try
        {
            await Eventually.HoldsAsync(async () => await StepAsync(await run.ViewAsync(), condition), what, Longest);
        }
        catch (TimeoutException stuck)
        {
            var last = (await run.TimelineAsync())["items"]!.AsArray().TakeLast(8).Select(item => item!.ToJsonString());
            throw new TimeoutException($"{stuck.Message} {await run.ViewAsync()} {string.Join('\n', last)}", stuck);
        }
    }

    private async Task<bool> StepAsync(JsonNode view, Func<JsonNode, bool> condition)
    {
        if (condition(view)) return true;
        await StepAsync(view);
        return false;
    }

    private async Task StepAsync(JsonNode view)
    {
        var stage = view["stage"]!.ToString();
        if (stage is "pilot" or "scale-up" or "operations") await HandInReadingsAsync();
        switch (view["stageState"]!.ToString())
        {
            case "preparing" when StageData.BeforePilot.Contains(stage):
                await SetClockAsync(Slow);
                await PrepareAsync(stage);
                break;
            case "inReview":
                await SetClockAsync(Slow);
                await DecideAsync();
                break;
            default:
                await SetClockAsync(Fast);
                break;
        }
    }

    private async Task PrepareAsync(string stage)
    {
        if (_handedIn.Add(stage)) await StageData.HandInAsync(api, run.Path, stage, PilotStart);
        (await api.PostAsync($"{run.Path}/stages/{stage}/submit", StageData.Submission(stage))).Expect(HttpStatusCode.Accepted);
    }

    private async Task DecideAsync()
    {
        var open = (await run.GatesAsync()).FirstOrDefault(gate => gate!["status"]!.ToString() == "open");
        if (open is null) return;
        var gate = open["id"]!.ToString();
        await run.DecideAsync(gate, ChoiceAt(gate));
    }

    private static string ChoiceAt(string gate) => gate switch
    {
        "pilot-review-90" => "scale-up",
        "operations-review" => "keep",
        _ when gate.StartsWith("pilot-review", StringComparison.Ordinal) => "continue",
        _ => "approve",
    };

    private async Task HandInReadingsAsync()
    {
        var today = DateOnly.FromDateTime((await api.GetAsync("admin/clock")).Body["now"]!.GetValue<DateTimeOffset>().UtcDateTime);
        var over = Enumerable.Range(0, Math.Max(0, today.DayNumber - _nextReading.DayNumber)).Select(_nextReading.AddDays).Take(MostDays).ToList();
        if (over.Count == 0) return;
        var lines = over.SelectMany(SampleReadings.Of).ToList();
        var taken = await api.PostTextAsync($"{run.Path}/readings", $"{SampleReadings.Header}\n{string.Join('\n', lines)}\n", "text/csv");
        // The last decision was taken and the run ended after the look that led here; the next look sees it.
        if (taken.Status == HttpStatusCode.Conflict && (await run.ViewAsync())["status"]!.ToString() != "running") return;
        Assert.Equal(lines.Count, taken.Expect(HttpStatusCode.OK).Body["accepted"]!.GetValue<int>());
        _nextReading = over[^1].AddDays(1);
    }

    private async Task SetClockAsync(double scale)
    {
        if (_scale == scale) return;
        (await api.PutAsync("admin/clock", new JsonObject { ["scale"] = scale })).Expect(HttpStatusCode.OK);
        _scale = scale;
    }
}
