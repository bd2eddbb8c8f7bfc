using System.Text.Json.Nodes;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>The terms, and every item of the checklist with its evidence.</summary>
internal static class ContractSteps
{
    public const int NoticeDays = 14;

    public static async Task PlayAsync(Desk desk)
    {
        await desk.ToWorkOfAsync("Contract");
        await desk.FollowAsync("Contract terms");
        await desk.Form.FillAsync(new JsonObject
        {
            ["noticeDays"] = NoticeDays,
            ["dataReturnDays"] = 30,
            ["firstTermMonths"] = 6,
            ["pilotFirst"] = true,
            ["ownsScripts"] = true,
            ["ownsProcessDocuments"] = true,
            ["ownsKnowledgeBase"] = true,
        });
        await desk.SaveAsync();
        await desk.SettleChecklistAsync();
        await desk.SubmitAsync("Signed by both sides, subject to your approval.");
    }
}
