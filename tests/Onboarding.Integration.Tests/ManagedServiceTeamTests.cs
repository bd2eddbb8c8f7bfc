using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests;

/// <summary>Playbook managed-service-team: pilot and operations get a second chance.</summary>
[Collection(WholeRunTests.Name)]
public sealed class ManagedServiceTeamTests
{
    private const string Reason = "Customers were not asked until now; without their word we do not take the whole service over.";

    private static readonly PlaybookFacts Managed = PlaybookFacts.Of("managed-service-team");

    [Fact]
    public async Task A_pilot_of_60_days_that_is_extended_scales_up_with_a_corrective_plan_and_a_later_review_leaves_the_vendor()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(WholeRunTests.Start, ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await PlayedRun.StartAsync(api, inbox, "A team of our own at a vendor", Managed);
        var played = new ClockedRun(api, run, pilotDays: 60, ChoiceAt, CustomersAskedFromDay61, choice => choice == "extend" ? Reason : null);

        await played.PlayUntilAsync("operations", view => view["stage"]!.ToString() == "operations");
        await ExpectCostsOfMonthsThatAreOverAsync(api, run);
        await FailAuditAsync(api, run);
        await played.PlayUntilAsync("the corrective plan", view => view["waitsFor"]?.ToString().StartsWith("Changes to", StringComparison.Ordinal) == true);
        await ExpectPlanToBeMissingAsync(api, run);
        await played.PlayToTheEndAsync();

        await EndCheck.ExpectAsync(
            run,
            "scaledUp",
            ["requirements", "shortlist", "contract", "integration", "training", "pilot", "scale-up", "operations"],
            [
                "requirements:approve", "shortlist:approve", "contract:approve", "integration:approve", "training:approve",
                "pilot-review-30:continue", "pilot-review-60:extend", "pilot-review-90:scale-up", "scale-up:approve",
                "operations-review:corrective-plan", "operations-review:keep",
            ]);
        await ExpectExtensionOnRecordAsync(await RunRecord.ExpectWholeAsync(api, stack, run), run);
        await ExpectReviewsOfOperationsAsync(run);

        await played.PlayUntilAsync("its exit from operations", view => view["status"]!.ToString() == "exited");
        await ExpectBothNewsAsync(api, run);
    }

    private static string? ChoiceAt(string gate, int round) => gate switch
    {
        "pilot-review-60" => "extend",
        "operations-review" when round == 1 => "corrective-plan",
        "operations-review" => null,
        _ when gate.StartsWith("operations-review", StringComparison.Ordinal) => "exit",
        _ => null,
    };

    private static IEnumerable<string> CustomersAskedFromDay61(DateOnly day) =>
        SampleReadings.Of(day, Managed).Where(line => day >= ClockedRun.PilotStart.AddDays(60) || !line.Contains(",csat,", StringComparison.Ordinal));

    // A month of operations is over only after the first review; what is wrong until then is the vendor's security.
    private static async Task FailAuditAsync(Api api, PlayedRun run)
    {
        var audit = new JsonObject { ["result"] = "failed", ["findings"] = new JsonArray("Shared accounts"), ["evidence"] = "https://files.example/audit.pdf" };
        (await api.PutAsync($"{run.Path}/operations/audits/{await TodayAsync(api):yyyy-MM-dd}", audit)).Expect(HttpStatusCode.OK);
    }

    private static async Task<DateOnly> TodayAsync(Api api) =>
        DateOnly.FromDateTime((await api.GetAsync("admin/clock")).Body["now"]!.GetValue<DateTimeOffset>().UtcDateTime);

    private static async Task ExpectCostsOfMonthsThatAreOverAsync(Api api, PlayedRun run)
    {
        var month = await TodayAsync(api);
        var refused = await PutCostAsync(api, run, month);
        (await PutCostAsync(api, run, month.AddMonths(-1))).Expect(HttpStatusCode.OK);

        Assert.Equal(["month"], refused.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject().Select(error => error.Key));
        var costs = (await api.GetAsync($"{run.Path}/operations")).Expect(HttpStatusCode.OK).Body["costs"]!.AsArray();
        Assert.Equal(Written(month.AddMonths(-1)), Assert.Single(costs)!["month"]!.ToString());
    }

    private static Task<Answer> PutCostAsync(Api api, PlayedRun run, DateOnly month) =>
        api.PutAsync($"{run.Path}/costs/{Written(month)}", new JsonObject { ["amount"] = 400_000 });

    private static string Written(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static async Task ExpectPlanToBeMissingAsync(Api api, PlayedRun run)
    {
        var submitted = await api.PostAsync($"{run.Path}/stages/operations/submit", StageData.Submission("operations"));
        var plan = (await api.GetAsync($"{run.Path}/actions")).Items.Single(action => action!["kind"]!.ToString() == "corrective-plan");

        Assert.Contains(plan!["id"]!.ToString(), Assert.Single(submitted.ExpectProblem(HttpStatusCode.Conflict, "not-ready")["missing"]!.AsArray())!.ToString(), StringComparison.Ordinal);
    }

    private static async Task ExpectExtensionOnRecordAsync(JsonNode record, PlayedRun run)
    {
        // On a machine that is busy elsewhere a round may expire; a further one follows.
        var reviews = record["gates"]!.AsArray().Where(gate => gate!["stage"]!.ToString() == "pilot" && gate["status"]!.ToString() == "decided").ToList();

        Assert.Equal(["continue", "extend", "scale-up"], reviews.Select(review => review!["recommendation"]!["id"]!.ToString()));
        Assert.Contains(reviews[1]!["answers"]!.AsArray(), answer => answer!["comment"]?.ToString() == Reason);
        Assert.Contains(reviews[1]!["figures"]!.AsArray(), figure => figure!["label"]!.ToString().StartsWith("Customer satisfaction", StringComparison.Ordinal) && figure["verdict"]!.ToString() == "open");
        Assert.Single(await run.KindsAsync(), "pilot.extended");
        Assert.Contains(record["summary"]!.AsArray(), line => line!.ToString().StartsWith("The pilot was extended on", StringComparison.Ordinal));
        Assert.Contains(record["actions"]!.AsArray(), action => action!["status"]!.ToString() == "done" && action["result"]!.ToString() == StageData.CorrectivePlan);
    }

    private static async Task ExpectReviewsOfOperationsAsync(PlayedRun run)
    {
        var rounds = (await run.GatesAsync()).Where(gate => gate!["id"]!.ToString() == "operations-review" && gate["status"]!.ToString() == "decided").ToList();
        var cost = rounds[0]!["figures"]!.AsArray()[^1]!;

        // Held again at once, nothing tells yet what the plan was worth: neither to keep the vendor nor to leave it.
        Assert.Equal(["corrective-plan", "corrective-plan"], rounds.Select(round => round!["recommendation"]!.ToString()));
        Assert.Equal("open", cost["verdict"]!.ToString());
        Assert.Null(rounds[0]!["note"]);
        Assert.Equal(StageData.CorrectivePlan, rounds[1]!["note"]!.ToString());
    }

    // Everybody is told twice, under keys of their own: that the onboarding is complete, and that the vendor has left.
    private static async Task ExpectBothNewsAsync(Api api, PlayedRun run)
    {
        Assert.Equal("exit", (await run.ViewAsync())["stages"]!.AsArray()[^1]!["id"]!.ToString());
        await Eventually.HoldsAsync(
            async () => (await NewsAsync(api, run)) is var news && news.CountBy(mail => mail.To).All(one => one.Value == 2)
                && news.Any(mail => mail.Subject.StartsWith("Exited", StringComparison.Ordinal))
                && news.Any(mail => mail.Subject.StartsWith("Scaled up", StringComparison.Ordinal)),
            "both news to be sent to everybody");
    }

    private static async Task<IReadOnlyList<(string To, string Subject)>> NewsAsync(Api api, PlayedRun run) =>
        [.. (await api.GetAsync($"{run.Path}/mails")).Items
            .Where(mail => mail!["kind"]!.ToString() == "run-ended" && mail["state"]!.ToString() == "sent")
            .Select(mail => (mail!["to"]!.ToString(), mail["subject"]!.ToString()))];
}
