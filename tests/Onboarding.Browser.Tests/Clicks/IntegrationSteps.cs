using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>Connections, access, end-to-end tests, the continuity test, migrated data, and the checklist.</summary>
internal static class IntegrationSteps
{
    public static async Task PlayAsync(Desk desk)
    {
        await desk.ToWorkOfAsync("Integration");
        foreach (var system in PlaybookFacts.Usual.Checks.Systems) await AddAsync(desk, "Add: Connections", Sample.Connection(system.AnyOf[0]));
        await AddAsync(desk, "Add: Access matrix", Access());
        await AddAsync(desk, "Add: Migrated data", Sample.Batch());
        await AddAsync(desk, "Continuity test", Sample.ContinuityTest(12));
        await RunTestsAsync(desk);
        await desk.SettleChecklistAsync();
        await desk.SubmitAsync("Tested end to end on real accounts.");
    }

    private static JsonObject Access()
    {
        var role = Sample.Access();
        (role["role"], role["reviewOn"]) = ("agent", "2026-12-01");
        return role;
    }

    private static async Task AddAsync(Desk desk, string link, JsonObject document)
    {
        await desk.FollowAsync(link);
        await desk.Form.FillAsync(document);
        await desk.SaveAsync();
    }

    // What is tested and on which channel stands there already.
    private static async Task RunTestsAsync(Desk desk)
    {
        var open = desk.Page.Locator("#input-test-case li:has(.open) a");
        for (var left = await open.CountAsync(); left > 0; left--)
        {
            await open.First.ClickAsync();
            var report = Sample.TestCase("passed");
            report.Remove("title");
            await desk.Form.FillAsync(report);
            await desk.SaveAsync();
            await Assertions.Expect(open).ToHaveCountAsync(left - 1);
        }
    }
}
