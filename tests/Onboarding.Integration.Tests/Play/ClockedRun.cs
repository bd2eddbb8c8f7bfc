using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Play;

/// <summary>Plays a run on the app's own clock: slow while people work, fast while the run only waits for time, and never past the day that it waits for.</summary>
/// <param name="api">The app.</param>
/// <param name="run">The run.</param>
/// <param name="pilotDays">Length of the pilot.</param>
/// <param name="choiceAt">What people answer at a gate's round where it is not <see cref="UsualChoiceAt"/>; null: that.</param>
/// <param name="readingsOf">Lines of a day where they are not those of <see cref="SampleReadings"/>; null: those.</param>
/// <param name="commentAt">What people say to a choice; null: that the figures say so.</param>
internal sealed class ClockedRun(
    Api api,
    PlayedRun run,
    int pilotDays = 90,
    Func<string, int, string?>? choiceAt = null,
    Func<DateOnly, IEnumerable<string>>? readingsOf = null,
    Func<string, string?>? commentAt = null)
{
    /// <summary>Half an hour a second: people answer within hours, and nothing is due meanwhile.</summary>
    public const double Slow = 1800;

    private const double Fast = 800_000;
    private const int MostDays = 90;

    private static readonly TimeSpan MostAtOnce = TimeSpan.FromDays(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public static readonly DateOnly PilotStart = new(2026, 5, 11);

    private readonly HashSet<string> _handedIn = [];
    private double _scale = Slow;
    private DateOnly _nextReading = PilotStart;

    /// <summary>Until the run is scaled up or has ended; the clock is slow again then, as operations go on.</summary>
    public Task PlayToTheEndAsync() => PlayUntilAsync("its end", view => view["status"]!.ToString() != "running");

    /// <summary>Gives people time to work; whatever is played next sets the clock as it needs it.</summary>
    public Task SlowDownAsync() => SetClockAsync(Slow);

    /// <summary>Lets the time pass up to an instant, at most ten days ahead, and plays nothing meanwhile.</summary>
    public Task PassUntilAsync(DateTimeOffset at) => HurryAsync(at);

    /// <summary>Until a condition holds.</summary>
    public Task PlayUntilAsync(string what, Func<JsonNode, bool> condition) => PlayUntilAsync(what, view => Task.FromResult(condition(view)));

    /// <summary>Until a condition holds that asks further.</summary>
    public async Task PlayUntilAsync(string what, Func<JsonNode, Task<bool>> condition)
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

    private async Task<bool> StepAsync(JsonNode view, Func<JsonNode, Task<bool>> condition)
    {
        if (await condition(view))
        {
            await SetClockAsync(Slow);
            return true;
        }

        await StepAsync(view);
        return false;
    }

    private async Task StepAsync(JsonNode view)
    {
        var state = view["stageState"]!.ToString();
        if (state != "scheduled") await SetClockAsync(Slow);
        if (TakesReadings(view)) await HandInReadingsAsync();
        if (state == "scheduled") await HurryAsync(view["waitsUntil"]?.GetValue<DateTimeOffset>());
        if (state == "preparing") await PrepareAsync(view["stage"]!.ToString());
        if (state == "inReview") await DecideAsync();
    }

    private async Task PrepareAsync(string stage)
    {
        // A further corrective plan is closed too; everything else is handed in once.
        if (_handedIn.Add(stage) || stage == "operations") await StageData.HandInAsync(api, run.Path, stage, PilotStart, run.Playbook, pilotDays);
        (await api.PostAsync($"{run.Path}/stages/{stage}/submit", StageData.Submission(stage))).Expect(HttpStatusCode.Accepted);
    }

    private async Task DecideAsync()
    {
        var open = (await run.GatesAsync()).FirstOrDefault(gate => gate!["status"]!.ToString() == "open");
        if (open is null) return;
        var (gate, round) = (open["id"]!.ToString(), open["round"]!.GetValue<int>());
        var choice = choiceAt?.Invoke(gate, round) ?? UsualChoiceAt(gate);
        await run.DecideAsync(gate, choice, commentAt?.Invoke(choice) ?? "As the figures say.");
    }

    private static string UsualChoiceAt(string gate) => gate switch
    {
        "pilot-review-90" => "scale-up",
        _ when gate.StartsWith("operations-review", StringComparison.Ordinal) => "keep",
        _ when gate.StartsWith("pilot-review", StringComparison.Ordinal) => "continue",
        _ => "approve",
    };

    private async Task HandInReadingsAsync()
    {
        var today = DateOnly.FromDateTime((await NowAsync()).UtcDateTime);
        var over = Enumerable.Range(0, Math.Max(0, today.DayNumber - _nextReading.DayNumber)).Select(_nextReading.AddDays).Take(MostDays).ToList();
        if (over.Count == 0) return;
        var lines = over.SelectMany(readingsOf ?? (day => SampleReadings.Of(day, run.Playbook))).ToList();
        var taken = await api.PostTextAsync($"{run.Path}/readings", $"{SampleReadings.Header}\n{string.Join('\n', lines)}\n", "text/csv");
        // A decision was taken and the run went on after the look that led here; the next look sees it.
        if (taken.Status == HttpStatusCode.Conflict && !TakesReadings(await run.ViewAsync())) return;
        Assert.Equal(lines.Count, taken.Expect(HttpStatusCode.OK).Body["accepted"]!.GetValue<int>());
        _nextReading = over[^1].AddDays(1);
    }

    private static bool TakesReadings(JsonNode view) =>
        view["status"]!.ToString() is "running" or "scaledUp" && view["stage"]!.ToString() is "pilot" or "scale-up" or "operations";

    // Never past the day that the run waits for: on a busy machine a look may take as long as a month of this clock.
    private async Task HurryAsync(DateTimeOffset? day)
    {
        var now = await NowAsync();
        var stop = day is { } given && given < now + MostAtOnce ? given : now + MostAtOnce;
        var pace = stop <= now ? new JsonObject { ["scale"] = Slow } : new JsonObject { ["scale"] = Fast, ["until"] = stop, ["then"] = Slow };
        (await api.PutAsync("admin/clock", pace)).Expect(HttpStatusCode.OK);
        _scale = stop <= now ? Slow : Fast;
    }

    private async Task<DateTimeOffset> NowAsync() => (await api.GetAsync("admin/clock")).Body["now"]!.GetValue<DateTimeOffset>();

    private async Task SetClockAsync(double scale)
    {
        if (_scale == scale) return;
        (await api.PutAsync("admin/clock", new JsonObject { ["scale"] = scale })).Expect(HttpStatusCode.OK);
        _scale = scale;
    }
}
