using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Pilot;

/// <summary>The working life of a pilot on the app's own clock: one KPI falls for two weeks and recovers.</summary>
[Collection(WholeRunTests.Name)]
public sealed class PilotLifeTests
{
    private const string Kpi = "qa-pass-rate";
    private const string Warning = $"warning.{Kpi}.1";

    [Fact]
    public async Task A_KPI_that_falls_warns_and_everything_around_the_pilot_is_kept()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(WholeRunTests.Start, ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await PlayedRun.StartAsync(api, inbox, "Pilot life");
        var played = new ClockedRun(api, run, readingsOf: Falling);

        await played.PlayUntilAsync("the first review", IsReviewed);
        await played.SlowDownAsync();
        await ExpectWarningAsync(api, run, inbox, played);
        await ExpectMeetingsAsync(api, run, inbox);
        await ExpectCorrectionsToBeKeptAsync(api, run);
        await ExpectRatingsToBeClosedAsync(api, run);
        await ExpectAgentsToBeEvaluatedAsync(api, run);
        await ExpectActionToBeClosedAsync(api, run);
        await run.DecideAsync("pilot-review-30", "continue", "The rate is back.");
        await played.PlayUntilAsync("the time after it", view => view["stageState"]!.ToString() == "scheduled");
        await played.PlayUntilAsync("the second review", IsReviewed);
        await ExpectReviewToShowItAsync(run);

        var timeline = await run.TimelineAsync();
        Assert.Equal("intact", timeline["chain"]!.ToString());
        Assert.Single(timeline["items"]!.AsArray(), item => item!["kind"]!.ToString() == "pilot.warning");
        (await api.PostAsync($"{run.Path}/cancel", new JsonObject { ["reason"] = "Seen enough." })).Expect(HttpStatusCode.Accepted);
        (await api.PutAsync($"{run.Path}/actions/late", ByHand())).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
        var closed = (await api.GetAsync($"{run.Path}/actions")).Expect(HttpStatusCode.OK).Items.Where(action => action!["status"]!.ToString() == "cancelled").ToList();
        Assert.Equal(2, closed.Count);
        Assert.All(closed, action => Assert.Equal("the onboarding ended (Cancelled)", action!["result"]!.ToString()));
    }

    private static bool IsReviewed(JsonNode view) => view["stage"]!.ToString() == "pilot" && view["stageState"]!.ToString() == "inReview";

    // Days 11 to 30 of the pilot at 88 of 100, far below the 95 that it must reach.
    private static IEnumerable<string> Falling(DateOnly day)
    {
        var falls = day.DayNumber - ClockedRun.PilotStart.DayNumber is >= 10 and < 30;
        return SampleReadings.Of(day).Select(line => falls && line.Contains($",{Kpi},", StringComparison.Ordinal) ? LineOf(day, 880) : line);
    }

    private static string LineOf(DateOnly day, int hits) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},phone,{Kpi},{hits},1000,,,export");

    private static async Task ExpectWarningAsync(Api api, PlayedRun run, Inbox inbox, ClockedRun played)
    {
        // Readings that came late are seen at the next day's look.
        await Eventually.HoldsAsync(async () => (await api.GetAsync($"{run.Path}/actions")).Items.Count > 0, "a warning to open its action", TimeSpan.FromMinutes(2));
        var action = Assert.Single((await api.GetAsync($"{run.Path}/actions")).Expect(HttpStatusCode.OK).Items)!;
        Assert.Equal((Warning, "open", "bpo-owner", Kpi), (action["id"]!.ToString(), action["status"]!.ToString(), action["owner"]!["role"]!.ToString(), action["subject"]!.ToString()));
        Assert.StartsWith("Early warning: ", action["cause"]!.ToString(), StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () => (await KindsOfMailAsync(run, inbox, ":early-warning:")).Count == 2, "project manager and BPO owner to be warned");
        // Reminded on the due day, which may lie behind the review: it is there before the review's gate expires.
        await played.PassUntilAsync(new DateTimeOffset(DateOnly.Parse(action["due"]!.ToString(), CultureInfo.InvariantCulture).AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
        await Eventually.HoldsAsync(async () => (await KindsOfMailAsync(run, inbox, ":action-reminder:")).Count > 0, "the owner to be reminded");
        Assert.Empty(await KindsOfMailAsync(run, inbox, ":action-opened:"));
    }

    private static async Task ExpectMeetingsAsync(Api api, PlayedRun run, Inbox inbox)
    {
        await Eventually.HoldsAsync(async () => (await KindsOfMailAsync(run, inbox, ":meeting-agenda:")).Count > 0, "an agenda to be mailed");
        // Where the clock ran ahead of the looks at each day, they follow.
        var meetings = await Eventually.FoundAsync(
            async () => (await api.GetAsync($"{run.Path}/meetings")).Expect(HttpStatusCode.OK).Items is { Count: >= 4 } called ? called : null, "four meetings");
        Assert.Equal([7, 14, 21, 28], meetings.Select(meeting => meeting!["pilotDay"]!.GetValue<int>()).Take(4));
        Assert.Equal(8, meetings[0]!["agenda"]!.AsArray().Count);
        var minutes = new JsonObject { ["decisions"] = Sample.Texts("QA listens to 30 more contacts a week") };
        for (var time = 0; time < 2; time++) (await api.PutAsync($"{run.Path}/meetings/{meetings[2]!["on"]}", minutes.DeepClone())).Expect(HttpStatusCode.OK);

        var (ahead, none) = (await api.PutAsync($"{run.Path}/meetings/2027-01-04", minutes.DeepClone()), await api.PutAsync($"{run.Path}/meetings/monday", minutes.DeepClone()));

        Assert.All(new[] { ahead, none }, answer => Assert.NotNull(answer.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["date"]));
        Assert.Single(await WhatAsync(run, "meeting.minuted"), what => what.Contains("QA listens to 30 more", StringComparison.Ordinal));
    }

    private static async Task ExpectCorrectionsToBeKeptAsync(Api api, PlayedRun run)
    {
        var day = ClockedRun.PilotStart.AddDays(4);
        var file = $"{SampleReadings.Header}\n{LineOf(day, 970)}\n";
        for (var time = 0; time < 2; time++)
        {
            var taken = (await api.PostTextAsync($"{run.Path}/readings?reason=Wrong%20export", file, "text/csv")).Expect(HttpStatusCode.OK);
            Assert.Equal(time == 0 ? 1 : 0, taken.Body["accepted"]!.GetValue<int>());
        }

        var days = (await api.GetAsync($"{run.Path}/readings?history=true")).Expect(HttpStatusCode.OK).Items;
        var correction = Assert.Single(days.Single(one => one!["day"]!.ToString() == day.ToString("O", CultureInfo.InvariantCulture))!["corrections"]!.AsArray())!;
        Assert.Equal((990, "Wrong export"), (correction["former"]!["numerator"]!.GetValue<int>(), correction["reason"]!.ToString()));
        Assert.All((await api.GetAsync($"{run.Path}/readings")).Items, one => Assert.Null(one!["corrections"]));
        Assert.Single(await WhatAsync(run, "readings.corrected-after-review"), what => what.Contains("day 30", StringComparison.Ordinal));
        Assert.Contains("(1 after they were due, 1 correct earlier ones)", (await WhatAsync(run, "readings.added"))[^1], StringComparison.Ordinal);
    }

    private static async Task ExpectRatingsToBeClosedAsync(Api api, PlayedRun run)
    {
        var report = new JsonObject
        {
            ["items"] = new JsonArray(Rating("T-1001", "phone"), Rating("T-1002", "phone")),
        };
        var first = (await api.PostAsync($"{run.Path}/ratings", report.DeepClone())).Expect(HttpStatusCode.OK).Body;
        Assert.Equal(0, (await api.PostAsync($"{run.Path}/ratings", report.DeepClone())).Expect(HttpStatusCode.OK).Body["accepted"]!.GetValue<int>());
        var closing = new JsonObject { ["cause"] = "The refund rule was not known", ["done"] = "Refunded, and the rule is in the knowledge base" };
        (await api.PutAsync($"{run.Path}/ratings/{first["ids"]![0]}", closing.DeepClone())).Expect(HttpStatusCode.OK);

        var ratings = (await api.GetAsync($"{run.Path}/ratings")).Expect(HttpStatusCode.OK).Items;
        Assert.Equal([("T-1002", true), ("T-1001", false)], ratings.Select(one => (one!["reference"]!.ToString(), one["open"]!.GetValue<bool>())));
        var personal = await api.PostAsync($"{run.Path}/ratings", new JsonObject { ["items"] = new JsonArray(Rating("anna@example.com", "fax")) });
        Assert.Equal(
            ["items[0].channel", "items[0].reference"],
            personal.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.NotNull((await api.PutAsync($"{run.Path}/ratings/nothing", closing)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["id"]);
    }

    private static async Task ExpectAgentsToBeEvaluatedAsync(Api api, PlayedRun run)
    {
        // Where the clock ran on before the review was seen, June is over too.
        Assert.Equal("2026-05", (await MissingAsync(api, run))[0]);
        var untouched = await api.PutAsync($"{run.Path}/evaluations/2026-05", Evaluation("meets"));
        Assert.NotNull(untouched.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["agents[1].verdict"]);

        for (var time = 0; time < 2; time++) (await api.PutAsync($"{run.Path}/evaluations/2026-05", Evaluation("replace"))).Expect(HttpStatusCode.OK);

        Assert.Single(await WhatAsync(run, "evaluation.given"));
        Assert.DoesNotContain("2026-05", await MissingAsync(api, run));
        Assert.Contains((await api.GetAsync($"{run.Path}/actions")).Items, action => action!["kind"]!.ToString() == "agent");
    }

    private static async Task<IReadOnlyList<string>> MissingAsync(Api api, PlayedRun run) =>
        [.. (await api.GetAsync($"{run.Path}/evaluations")).Expect(HttpStatusCode.OK).Body["missing"]!.AsArray().Select(month => month!.ToString())];

    private static async Task ExpectActionToBeClosedAsync(Api api, PlayedRun run)
    {
        var done = new JsonObject { ["owner"] = "bpo-owner", ["due"] = "2026-07-31", ["status"] = "done" };
        Assert.NotNull((await api.PutAsync($"{run.Path}/actions/{Warning}", done.DeepClone())).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["result"]);
        done["result"] = "Two coaches more; the rate is back";
        var closed = (await api.PutAsync($"{run.Path}/actions/{Warning}", done.DeepClone())).Expect(HttpStatusCode.OK).Body;
        var nobody = ByHand();
        nobody["owner"] = "nobody@example.com";

        (await api.PutAsync($"{run.Path}/actions/{Warning}", done)).Expect(HttpStatusCode.OK);
        var opened = (await api.PutAsync($"{run.Path}/actions/by.hand", ByHand())).Expect(HttpStatusCode.OK).Body;
        Assert.NotNull((await api.PutAsync($"{run.Path}/actions/other", nobody)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["owner"]);

        Assert.Equal(("done", "open"), (closed["status"]!.ToString(), opened["status"]!.ToString()));
        Assert.Single(await WhatAsync(run, "action.done"));
    }

    private static async Task ExpectReviewToShowItAsync(PlayedRun run)
    {
        var figures = (await run.LastRoundAsync("pilot-review-60"))["figures"]!.AsArray().Select(figure => $"{figure!["label"]}: {figure["value"]}").ToList();

        Assert.Contains(figures, line => line.StartsWith("Open corrective actions: 2 open", StringComparison.Ordinal));
        Assert.Contains("Open bad ratings: 1 open, 1 for too long", figures);
        Assert.Contains("Monthly evaluation of agents and vendor: not given for 2026-06", figures);
    }

    private static JsonObject ByHand() => new() { ["cause"] = "Calls drop at noon.", ["owner"] = "operations", ["due"] = "2026-07-31" };

    private static JsonObject Rating(string reference, string channel) => new()
    {
        ["reference"] = reference,
        ["channel"] = channel,
        ["day"] = "2026-06-02",
        ["score"] = 20,
        ["wrong"] = "Had to ask three times",
    };

    private static JsonObject Evaluation(string verdict) => new()
    {
        ["agents"] = new JsonArray(
            new JsonObject { ["agentId"] = "LW-1", ["qaScore"] = 95, ["verdict"] = "meets" },
            new JsonObject { ["agentId"] = "LW-2", ["qaScore"] = 60, ["verdict"] = verdict }),
        ["vendor"] = new JsonArray([.. PlaybookFacts.Usual.Playbook.Pilot.Evaluation.Criteria.Select(criterion => new JsonObject { ["criterion"] = criterion.Id, ["mark"] = 4 })]),
    };

    private static async Task<IReadOnlyList<string>> KindsOfMailAsync(PlayedRun run, Inbox inbox, string kind) =>
        [.. (await inbox.OfAsync(run.Id)).Select(letter => letter.Key).Where(key => key.Contains(kind, StringComparison.Ordinal))];

    private static async Task<IReadOnlyList<string>> WhatAsync(PlayedRun run, string kind) =>
        [.. (await run.TimelineAsync())["items"]!.AsArray().Where(item => item!["kind"]!.ToString() == kind).Select(item => item!["what"]!.ToString())];
}
