using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Play;

/// <summary>What the project manager hands in for each stage.</summary>
internal static class StageData
{
    public static IReadOnlyList<string> Vendors { get; } = ["lanternway", "brightquay", "castlemere"];

    /// <summary>As many as the strictest playbook asks for.</summary>
    public static IReadOnlyList<string> Evaluators { get; } = ["jun.wang", "sarah.whitcombe", "yang.liu"];

    public const string CorrectivePlan = "Two team leads more, and the price of after-hours is halved.";

    public static IReadOnlyList<string> BeforePilot { get; } = ["requirements", "shortlist", "contract", "integration", "training"];

    public static JsonObject Submission(string stage) => stage switch
    {
        "shortlist" => new JsonObject { ["note"] = "Two site visits agree.", ["vendor"] = Vendors[0], ["reserveVendor"] = Vendors[1] },
        "operations" => new JsonObject { ["note"] = CorrectivePlan },
        _ => [],
    };

    public static Task HandInAsync(Api api, string run, string stage, DateOnly pilotStart) => HandInAsync(api, run, stage, pilotStart, PlaybookFacts.Usual);

    /// <param name="api">The app.</param>
    /// <param name="run">Path of the run.</param>
    /// <param name="stage">Stage.</param>
    /// <param name="pilotStart">First day of the pilot.</param>
    /// <param name="playbook">Playbook of the run.</param>
    /// <param name="pilotDays">Length of the pilot.</param>
    public static Task HandInAsync(Api api, string run, string stage, DateOnly pilotStart, PlaybookFacts playbook, int pilotDays = 90) => stage switch
    {
        "shortlist" => ShortlistAsync(api, run, playbook),
        "contract" => ChecklistAsync(api, run, stage, playbook),
        "integration" => IntegrationAsync(api, run, playbook),
        "training" => TrainingAsync(api, run, playbook, pilotStart, pilotDays),
        "exit" => ExitAsync(api, run, playbook),
        "operations" => CloseCorrectivePlansAsync(api, run),
        _ => Task.CompletedTask,
    };

    public static JsonObject Done(string item) => new() { ["status"] = "done", ["evidence"] = $"https://files.example/{item}.pdf" };

    private static async Task ShortlistAsync(Api api, string run, PlaybookFacts playbook)
    {
        foreach (var (place, vendor) in Vendors.Index())
        {
            (await api.PutAsync($"{run}/vendors/{vendor}", Sample.Vendor(vendor, playbook))).Expect(HttpStatusCode.OK);
            (await api.PutAsync($"{run}/vendors/{vendor}/answers", Sample.Answers(playbook))).Expect(HttpStatusCode.OK);
            (await api.PutAsync($"{run}/vendors/{vendor}/offer", Sample.Offer())).Expect(HttpStatusCode.OK);
            foreach (var evaluator in Evaluators)
                (await api.PutAsync($"{run}/vendors/{vendor}/scorecards/{evaluator}", Sample.Scorecard(5 - place, playbook))).Expect(HttpStatusCode.OK);
        }
    }

    private static async Task ChecklistAsync(Api api, string run, string stage, PlaybookFacts playbook)
    {
        foreach (var item in playbook.ItemsOf(stage))
            (await api.PutAsync($"{run}/checklists/{stage}/{item}", Done(item))).Expect(HttpStatusCode.OK);
    }

    private static async Task IntegrationAsync(Api api, string run, PlaybookFacts playbook)
    {
        await ChecklistAsync(api, run, "integration", playbook);
        (await api.PutAsync($"{run}/migrations/open-tickets", Sample.Batch())).Expect(HttpStatusCode.OK);
        foreach (var system in playbook.Checks.Systems)
            (await api.PutAsync($"{run}/connections/{system.AnyOf[0]}", Sample.Connection(system.AnyOf[0]))).Expect(HttpStatusCode.OK);
        foreach (var one in playbook.TestCases)
            (await api.PutAsync($"{run}/test-cases/{one}", Sample.TestCase("passed"))).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run}/access/agent", Sample.Access())).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run}/continuity-test", Sample.ContinuityTest(12))).Expect(HttpStatusCode.OK);
    }

    private static async Task TrainingAsync(Api api, string run, PlaybookFacts playbook, DateOnly pilotStart, int pilotDays)
    {
        (await api.PutAsync($"{run}/pilot-plan", Sample.PilotPlan(pilotStart, playbook, pilotDays))).Expect(HttpStatusCode.OK);
        (await api.PostAsync($"{run}/certifications", Sample.Certifications(pilotStart, playbook, "LW-1", "LW-2"))).Expect(HttpStatusCode.OK);
        await ChecklistAsync(api, run, "training", playbook);
    }

    // As the example has it, so that the file stays one that the app takes; what it lacks is of another playbook.
    private static async Task ExitAsync(Api api, string run, PlaybookFacts playbook)
    {
        var today = DateOnly.FromDateTime((await api.GetAsync("admin/clock")).Body["now"]!.GetValue<DateTimeOffset>().UtcDateTime);
        (await api.PutAsync($"{run}/exit/plan", Sample.ExitPlan(today))).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run}/exit/lessons", Sample.Lessons())).Expect(HttpStatusCode.OK);
        var items = JsonNode.Parse(await File.ReadAllTextAsync(Repository.At("examples", "retailer-sale-season", "exit.json")))!.AsArray();
        // The example's own days are of a plan of its own.
        foreach (var proof in items.Select(item => item!["proof"]).OfType<JsonObject>()) proof["on"] = today.ToString("O", CultureInfo.InvariantCulture);
        foreach (var id in playbook.ItemsOf("exit"))
            (await api.PutAsync($"{run}/checklists/exit/{id}", items.FirstOrDefault(item => item!["id"]!.ToString() == id) ?? Done(id))).Expect(HttpStatusCode.OK);
    }

    private static async Task CloseCorrectivePlansAsync(Api api, string run)
    {
        var actions = (await api.GetAsync($"{run}/actions")).Expect(HttpStatusCode.OK).Items;
        foreach (var action in actions.Where(one => one!["status"]!.ToString() == "open"))
        {
            (await api.PutAsync($"{run}/actions/{action!["id"]}", new JsonObject
            {
                ["owner"] = "bpo-owner",
                ["due"] = action["due"]!.ToString(),
                ["status"] = "done",
                ["result"] = CorrectivePlan,
            })).Expect(HttpStatusCode.OK);
        }
    }
}
