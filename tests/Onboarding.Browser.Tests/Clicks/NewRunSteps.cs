using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>From the board to a run: the form with one mistake, which is put right beside its field.</summary>
internal static class NewRunSteps
{
    private const string Currency = "budget.currency";

    public static async Task StartAsync(Desk desk, string title)
    {
        var page = desk.Page;
        await desk.FollowAsync("New onboarding");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Begin", Exact = true }).ClickAsync();
        var form = page.Locator("form.request");
        await form.FillAsync(Request(title));
        foreach (var kpi in PlaybookFacts.Usual.Kpis.Where(kpi => kpi.Target is null && kpi.IsMeasuredOn("phone"))) await FillBaselineAsync(form, kpi.Id, Sample.ValueBefore(kpi));
        await form.FillAsync((Currency, "pounds"));
        await form.SendAsync("Start the onboarding");

        var wrong = form.Locator($"[name=\"{Currency}\"]");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(wrong).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(wrong).ToHaveValueAsync("pounds");
        Assert.Single(await page.GetByRole(AriaRole.Alert).Locator("li").AllAsync());
        await wrong.FillAsync("GBP");
        await form.SendAsync("Start the onboarding");
        await desk.NoteRunAsync();
    }

    // By phone and in English only, which asks for the fewest figures; nothing is skipped.
    private static JsonObject Request(string title)
    {
        var request = Sample.Request(title);
        request["scope"]!["channels"] = Sample.Texts("phone");
        request["coverage"]!["languages"] = Sample.Texts("en");
        request["coverage"]!["markets"] = Sample.Texts("GB");
        request.Remove("playbook");
        request.Remove("baseline");
        return request;
    }

    private static async Task FillBaselineAsync(ILocator form, string kpi, decimal value)
    {
        var row = form.Locator($"fieldset.row:has(input[type=hidden][value=\"{kpi}\"])");
        foreach (var (member, text) in new[] { ("value", FormattableString.Invariant($"{value}")), ("sampleSize", "140000"), ("from", "2025-12-01"), ("to", "2026-02-22") })
            await row.Locator($"[name^=\"baseline[\"][name$=\"].{member}\"]").FillAsync(text);
    }
}
