using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Cli;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Integration.Tests.Telemetry;
using Onboarding.Testing;
using Onboarding.Testing.Otlp;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests;

/// <summary>Playbook customer-service-bpo: from its request to the quarterly review of operations, on a clock that runs ahead.</summary>
[Collection(Name)]
public sealed class WholeRunTests
{
    /// <summary>Runs on a clock that runs ahead are played one after another: each wants the machine for itself.</summary>
    public const string Name = "whole runs";

    // Spans are what is looked at here.
    private static readonly (string, string) Seldom = ("OTEL_METRIC_EXPORT_INTERVAL", "5000");

    private const string Title = "Orders and returns of the sale season";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_run_goes_from_request_to_operations_and_proves_every_step()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var telemetry = new OtlpReceiver();
        var first = await AppProcess.StartAsync(stack, new DemoClock(Start, ClockedRun.Slow), [.. telemetry.Settings, Seldom]);
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await PlayedRun.StartAsync(api, inbox, Title);
        var played = new ClockedRun(api, run);

        await played.PlayUntilAsync("the pilot", view => view["stage"]!.ToString() == "pilot");
        await ExpectReadingsOfNoUseToBeRefusedAsync(api, run);
        // Nothing of it may depend on a process that lives on.
        await RunTraceCheck.SettleAsync(telemetry);
        await first.KillAsync();
        await first.DisposeAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(Start, ClockedRun.Slow), [.. telemetry.Settings, Seldom]);
        await played.PlayToTheEndAsync();

        Assert.Equal("scaledUp", (await run.ViewAsync())["status"]!.ToString());
        await played.PlayUntilAsync("the quarterly review", _ => ReviewsAsync(api, run, decided: 3));
        await EndCheck.ExpectAsync(
            run,
            "scaledUp",
            ["requirements", "shortlist", "contract", "integration", "training", "pilot", "scale-up", "operations"],
            [
                "requirements:approve", "shortlist:approve", "contract:approve", "integration:approve", "training:approve",
                "pilot-review-30:continue", "pilot-review-60:continue", "pilot-review-90:scale-up", "scale-up:approve",
                "operations-review:keep", "operations-review-3:keep",
            ]);
        await RunRecord.ExpectWholeAsync(api, stack, run);
        await ExpectReviewsAsync(api, run);
        await ExpectAuditAsync(run);
        await ExpectMailsAsync(api, run, inbox);
        await SecretsCheck.ExpectNoTokenAsync(stack, app, await inbox.OfAsync(run.Id));
        await ExpectReadingsAreThereAlreadyAsync(api, stack, run);
        await ExpectOneTraceAsync(api, run, telemetry, first.Output + app.Output, await inbox.OfAsync(run.Id));
    }

    // Its end is what closes the spans of its orchestrations.
    private static async Task ExpectOneTraceAsync(Api api, PlayedRun run, OtlpReceiver telemetry, string printed, IReadOnlyList<Inbox.Letter> letters)
    {
        (await api.PostAsync($"{run.Path}/cancel", new JsonObject { ["reason"] = "The vendor was sold." })).Expect(HttpStatusCode.Accepted);
        await Eventually.HoldsAsync(() => Task.FromResult(telemetry.Spans.Any(span => span is { Name: RunTraceCheck.RunEnd, Kind: "Server" })), "the run's span");
        await RunTraceCheck.SettleAsync(telemetry);

        RunTraceCheck.ExpectOneTrace(telemetry, run.Id);
        RunTraceCheck.ExpectNothingPersonal(telemetry, printed, letters, Title, "Harbour & Pine", "As the figures say.", "The vendor was sold.", "Mei Lin Tan", "Katarzyna Nowak", "LW-1");
    }

    // What was handed in day by day, once more as one file of the command line; one row of it is wrong.
    private static async Task ExpectReadingsAreThereAlreadyAsync(Api api, LocalStack stack, PlayedRun run)
    {
        using var folder = new ScratchFolder();
        var days = (await api.GetAsync($"{run.Path}/readings")).Expect(HttpStatusCode.OK).Items.Select(day => Day(day!["day"]!)).Take(40);
        var lines = days.SelectMany(day => SampleReadings.Of(day)).ToList();
        var file = folder.Write("readings.csv", $"{SampleReadings.Header}\n{string.Join('\n', lines)}\n");
        var wrong = folder.Write("wrong.csv", $"{SampleReadings.Header}\n{string.Join('\n', lines)}\n{lines[^1].Replace(",export", ",", StringComparison.Ordinal).Replace("2026", "2025", StringComparison.Ordinal)}\n");

        var again = (await CliProcess.RunAsync(stack.App, "kpi", "import", run.Id, file)).Expect(0);
        var partly = (await CliProcess.RunAsync(stack.App, "kpi", "import", run.Id, wrong, "--json")).Expect(2);

        Assert.Equal($"Already there: all {lines.Count} readings. Nothing changed.\n", again.Output);
        Assert.All(partly.Json["bad"]!.AsArray(), row => Assert.Equal(lines.Count + 2, row!["line"]!.GetValue<int>()));
        Assert.Equal((0, lines.Count + 1), (partly.Json["accepted"]!.GetValue<int>(), partly.Json["rows"]!.GetValue<int>()));
        Assert.NotEmpty(partly.Json["bad"]!.AsArray());
    }

    private static async Task ExpectReadingsOfNoUseToBeRefusedAsync(Api api, PlayedRun run)
    {
        var kpi = PlaybookFacts.Usual.Kpis.First(one => one.Measure == KpiMeasure.Proportion).Id;
        var file = $"""
            {SampleReadings.Header}
            2026-03-01,phone,{kpi},390,403,,,export
            2027-03-01,email,{kpi},390,403,,,export
            2026-03-01,phone,happiness,390,403,,,export
            """;

        var asCsv = await api.PostTextAsync($"{run.Path}/readings", file, "text/csv");
        var asJson = await api.PostAsync($"{run.Path}/readings", JsonNode.Parse($$"""
            {"items":[{"day":"2026-03-01","channel":"phone","kpi":"happiness","numerator":1,"denominator":2,"source":"export"}]}
            """)!);

        var cells = asCsv.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject().Select(error => error.Key).ToList();
        Assert.Equal(["line 2, day", "line 3, channel", "line 3, day", "line 4, day", "line 4, kpi"], cells.Order(StringComparer.Ordinal));
        Assert.NotNull(asJson.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["items[0].kpi"]);
        Assert.DoesNotContain("readings.added", await run.KindsAsync());
    }

    private static async Task<bool> ReviewsAsync(Api api, PlayedRun run, int decided) =>
        (await OperationsAsync(api, run))["reviews"]!.AsArray().Count(review => review!["decision"] is not null || !review["hasGate"]!.GetValue<bool>()) == decided;

    private static async Task<JsonNode> OperationsAsync(Api api, PlayedRun run) => (await api.GetAsync($"{run.Path}/operations")).Expect(HttpStatusCode.OK).Body;

    // The first two follow each other without a gap; a month with everything in order asks nobody.
    private static async Task ExpectReviewsAsync(Api api, PlayedRun run)
    {
        var reviews = (await OperationsAsync(api, run))["reviews"]!.AsArray();

        Assert.Equal(
            ["1:first:True:keep", "2:monthly:False:", "3:quarterly:True:keep"],
            reviews.Select(review => $"{review!["number"]}:{review["kind"]}:{review["hasGate"]!.GetValue<bool>()}:{review["decision"]}"));
        foreach (var (before, after) in reviews.Zip(reviews.Skip(1)))
            Assert.Equal(Day(before!["to"]!).AddDays(1), Day(after!["from"]!));
        Assert.Contains(reviews[1]!["figures"]!.AsArray(), figure => figure!["label"]!.ToString().EndsWith("against the time before", StringComparison.Ordinal));
    }

    private static DateOnly Day(JsonNode day) => DateOnly.ParseExact(day.ToString(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task ExpectAuditAsync(PlayedRun run)
    {
        var timeline = await run.TimelineAsync();
        var kinds = timeline["items"]!.AsArray().Select(item => item!["kind"]!.ToString()).ToList();

        Assert.Equal(
            ["requirements", "shortlist", "contract", "integration", "training", "pilot", "scale-up", "operations"],
            timeline["items"]!.AsArray().Where(item => item!["kind"]!.ToString() == "stage.entered").Select(item => item!["stage"]!.ToString()));
        Assert.Single(kinds, "run.scaled-up");
        Assert.Single(kinds, "review.recorded");
        Assert.DoesNotContain("run.ended", kinds);
        Assert.Single(kinds, "pilot.planned");
        Assert.Equal(3, kinds.Count(kind => kind == "scale-up.step"));
    }

    private static async Task ExpectMailsAsync(Api api, PlayedRun run, Inbox inbox)
    {
        // The last mails are ordered after the last decision.
        await Eventually.HoldsAsync(
            async () => (await api.GetAsync($"{run.Path}/mails")).Items is var all
                && all.Any(mail => mail!["kind"]!.ToString() == "run-ended")
                && all.All(mail => mail!["state"]!.ToString() is "sent" or "notNeeded"),
            "every mail to be sent, those of the end included");
        var mails = (await api.GetAsync($"{run.Path}/mails")).Items;
        var letters = await inbox.OfAsync(run.Id);

        Assert.Equal(letters.Count, letters.Select(letter => letter.Key).Distinct().Count());
        Assert.Equal(
            mails.Where(mail => mail!["state"]!.ToString() == "sent").Select(mail => $"{run.Id}:{mail!["key"]}").Order(StringComparer.Ordinal),
            letters.Select(letter => letter.Key).Order(StringComparer.Ordinal));
        foreach (var kind in new[] { "approval-request", "gate-decided", "review-reminder", "business-review" })
            Assert.Contains(mails, mail => mail!["kind"]!.ToString() == kind);
    }
}
