using System.Globalization;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>The pilot's plan, two agents who are certified for it, and the checklist.</summary>
internal static class TrainingSteps
{
    private const string TrainedOn = "2026-02-27";

    public static async Task PlayAsync(Desk desk, DateOnly pilotStart, int pilotDays)
    {
        await desk.ToWorkOfAsync("Training");
        await desk.FollowAsync("Pilot plan");
        await desk.Form.FillAsync(new JsonObject
        {
            ["segment"] = "Orders of customers in Great Britain",
            ["startsOn"] = pilotStart.ToString("O", CultureInfo.InvariantCulture),
            ["lengthDays"] = pilotDays,
            ["staffing"] = new JsonArray(new JsonObject { ["language"] = "en", ["channel"] = "phone", ["agents"] = 2 }),
        });
        await desk.SaveAsync();
        foreach (var agent in new[] { "LW-1", "LW-2" }) await CertifyAsync(desk, agent);
        await desk.SettleChecklistAsync();
        await desk.SubmitAsync("Both agents passed at once.");
    }

    // The form asks for the modules that concern the run.
    private static async Task<IEnumerable<string>> ModulesAsync(Desk desk) =>
        (await desk.Form.Locator("[name^='scores.']").EvaluateAllAsync<string[]>("fields => fields.map(field => field.name)")).Select(name => name["scores.".Length..]);

    private static async Task CertifyAsync(Desk desk, string agent)
    {
        await desk.FollowAsync("Certifications");
        await desk.Form.FillAsync(new JsonObject
        {
            ["agentId"] = agent,
            ["languages"] = Sample.Texts("en"),
            ["channels"] = Sample.Texts("phone"),
            ["on"] = TrainedOn,
            ["scores"] = new JsonObject((await ModulesAsync(desk)).Select(module => KeyValuePair.Create(module, (JsonNode?)96))),
        });
        await desk.SaveAsync();
    }
}
