using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Integration.Tests.Describing;

/// <summary>Every example of the API's description is accepted by the running service, in order, by one run.</summary>
public sealed class ExampleTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private const string Submission = "1";
    private const string Another = "2";

    private static readonly DateTimeOffset WithinThePilot = new(2026, 6, 2, 8, 0, 0, TimeSpan.Zero);

    // Where each example goes, stage by stage; {rating} is what the one before answered.
    private static readonly (string Stage, (string Operation, string Path)[] Requests)[] Order =
    [
        ("requirements", [("putRequest", "request"), ("putRisk", "risks/second-site"), ("putAbsence", $"people/{Uri.EscapeDataString("jun.wang@harbour-pine.example")}/absence")]),
        ("shortlist",
        [
            ("putVendor", "vendors/lanternway"), ("putVendorAnswers", "vendors/lanternway/answers"), ("putVendorOffer", "vendors/lanternway/offer"),
            ("putScorecard", "vendors/lanternway/scorecards/sarah.whitcombe"), ("inviteVendorContact", "vendors/lanternway/contacts"),
            ("refuseSubmission", $"hand-ins/{Submission}/refuse"), ("confirmSubmission", $"hand-ins/{Another}/confirm"),
        ]),
        ("contract",
        [
            ("putSla", "contract/sla/call-connection-rate"), ("putContractPrice", "contract/price"), ("putContractTerms", "contract/terms"),
            ("putCommunicationPlan", "contract/communication-plan"), ("putChecklistItem", "checklists/contract/scope"),
        ]),
        ("integration",
        [
            ("putMigration", "migrations/open-tickets"), ("putConnection", "connections/customer-records"), ("putAccess", "access/agent"),
            ("putTestCase", "test-cases/inbound-call"), ("putContinuityTest", "continuity-test"),
        ]),
        ("training", [("putTrainingPlan", "training-plan"), ("putPilotPlan", "pilot-plan"), ("addCertifications", "certifications")]),
        ("pilot",
        [
            ("addReadings", "readings"), ("addRatings", "ratings"), ("closeRating", "ratings/{rating}"), ("putMinutes", "meetings/2026-05-19"),
            ("putEvaluation", "evaluations/2026-05"), ("putAction", "actions/evening-chats"), ("putAgent", "agents/LW-1001"), ("putCost", "costs/2026-05"),
        ]),
        ("scale-up", [("putRampConfirmation", "ramp/agents/confirmations/product-briefings")]),
        ("operations", [("putReviewNotes", "operations/reviews/1/notes"), ("putSecurityAudit", "operations/audits/2026-06-01")]),
        ("exit", [("putExitPlan", "exit/plan"), ("putExitLessons", "exit/lessons"), ("putHold", "hold"), ("pauseOnboarding", "pause")]),
    ];

    [Fact]
    public async Task One_run_accepts_every_example_in_order()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(Start, 1));
        using var api = new Api(stack.App);
        var played = new List<string>();
        var id = (await AcceptedAsync(api, played, "startOnboarding", Api.Runs))["id"]!;
        var run = $"{Api.Runs}/{id}";
        await AcceptedAsync(api, played, "checkPlaybook", "api/v1/playbooks/check");

        foreach (var (stage, requests) in Order)
        {
            if (stage != "requirements") await MoveToAsync(stack, id, stage);
            if (stage == "pilot") await PassUntilAsync(api, WithinThePilot);
            var rating = "";
            foreach (var (operation, path) in requests)
            {
                var answer = await AcceptedAsync(api, played, operation, $"{run}/{path.Replace("{rating}", rating, StringComparison.Ordinal)}");
                if (operation == "addRatings") rating = answer.Body["ids"]![0]!.ToString();
            }

            if (stage == "requirements") await PlayGateAsync(api, played, run);
        }

        await AcceptedAsync(api, played, "cancelOnboarding", $"{run}/cancel");
        await AcceptedAsync(api, played, "exportPerson", "api/v1/people/export");
        await AcceptedAsync(api, played, "erasePerson", "api/v1/people/erase");
        var written = Directory.GetFiles(Repository.At("examples", "api"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file));
        Assert.Equal(written.Order(StringComparer.Ordinal), played.Order(StringComparer.Ordinal));
    }

    private static async Task PlayGateAsync(Api api, List<string> played, string run)
    {
        await AcceptedAsync(api, played, "submitStage", $"{run}/stages/requirements/submit");
        await Eventually.HoldsAsync(
            async () => (await api.GetAsync($"{run}/gates")).Items.Any(gate => gate!["status"]!.ToString() == "open"), "the gate to be open");
        await AcceptedAsync(api, played, "addApprover", $"{run}/gates/requirements/approvers");
        await AcceptedAsync(api, played, "putAddress", $"{run}/people/{PersonKeys.Of("helen.marsh@harbour-pine.example")}/address");
    }

    private static async Task<Answer> AcceptedAsync(Api api, List<string> played, string operation, string path)
    {
        var method = operation.StartsWith("put", StringComparison.Ordinal) || operation == "closeRating" ? HttpMethod.Put : HttpMethod.Post;
        var example = await File.ReadAllTextAsync(Repository.At("examples", "api", $"{operation}.json"));
        var answer = await api.SendAsync(method, path, new StringContent(example, Encoding.UTF8, "application/json"));
        Assert.True((int)answer.Status is 200 or 202, $"{operation}: {answer.Status} {answer.Text}");
        played.Add(operation);
        return answer;
    }

    // Playing a run through all its stages takes minutes; what is looked at here is what each stage takes.
    private static async Task MoveToAsync(LocalStack stack, string runId, string stage)
    {
        var tables = new TableServiceClient(stack.Storage);
        var store = new RunStore(tables, new RunIndex(tables), TimeProvider.System);
        await store.ChangeAsync(runId, head => Task.FromResult<RunChange?>(new RunChange(head with
        {
            Stage = stage,
            StageState = StageState.Preparing,
            Vendor = "lanternway",
            ReserveVendor = "brightquay",
        })
        {
            Put = new[] { Submission, Another }.ToDictionary(RowKeys.VendorSubmission, one => (object)Submitted(one)),
        }));
    }

    // As a vendor's contact leaves it on the vendor's page.
    private static VendorSubmission Submitted(string id) => new()
    {
        Id = id,
        VendorId = "lanternway",
        VendorName = "Lanternway Services",
        ContactKey = "contact",
        ContactName = "Faisal Rahman",
        At = Start,
        State = SubmissionState.Waiting,
        Answers = new VendorAnswers { VendorId = "lanternway", Items = [] },
    };

    private static async Task PassUntilAsync(Api api, DateTimeOffset day)
    {
        (await api.PutAsync("admin/clock", new JsonObject { ["scale"] = 800_000, ["until"] = day, ["then"] = 1 })).Expect(HttpStatusCode.OK);
        await Eventually.HoldsAsync(async () => (await api.GetAsync("admin/clock")).Body["now"]!.GetValue<DateTimeOffset>() >= day, "the day within the pilot");
    }
}
