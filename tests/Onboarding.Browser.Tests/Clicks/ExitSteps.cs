using System.Globalization;
using System.Text.Json.Nodes;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>Leaving the vendor: notice, lessons, and after the last day the proofs that data and access are gone.</summary>
internal static class ExitSteps
{
    public static async Task GiveNoticeAsync(Desk desk, DateOnly today, DateOnly lastDay)
    {
        await desk.ToWorkOfAsync("Exit");
        await desk.FollowAsync("Exit plan");
        await desk.Form.FillAsync(new JsonObject
        {
            ["reason"] = "Satisfaction fell in the second month and did not recover.",
            ["noticeGivenOn"] = Written(today),
            ["lastDayOfService"] = Written(lastDay),
            ["destination"] = "reserveVendor",
        });
        await desk.SaveAsync();
        await desk.FollowAsync("Lessons");
        await desk.Form.FillAsync(new JsonObject
        {
            ["items"] = new JsonArray(new JsonObject { ["stage"] = "training", ["what"] = "The night shift was trained late.", ["nextTime"] = "Train every shift before the pilot." }),
        });
        await desk.SaveAsync();
    }

    public static async Task ProveAsync(Desk desk, DateOnly lastDay)
    {
        await desk.ToWorkOfAsync("Exit");
        await desk.SettleChecklistAsync(async item =>
        {
            if (await item.Locator("[name=\"proof.on\"]").CountAsync() == 0) return;
            await item.FillAsync(("proof.on", Written(lastDay)), ("proof.confirmedBy", "Tomas Ferreira"));
        });
        await desk.SubmitAsync("Data and access are gone, with proof.");
    }

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
