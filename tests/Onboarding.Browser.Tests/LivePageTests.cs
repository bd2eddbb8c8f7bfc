using Microsoft.Playwright;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Browser.Tests;

/// <summary>A run's page follows the run while somebody looks at it, and leaves alone what somebody writes.</summary>
public sealed class LivePageTests(Browser browser, SharedApp app) : IClassFixture<Browser>, IClassFixture<SharedApp>
{
    private const string Script = """<script src="/scripts/live.js" defer></script>""";

    [Fact]
    public async Task A_page_shows_what_happened_since_it_was_opened_unless_somebody_writes_on_it()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Live page");
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.RouteAsync($"**/runs/{run.Id}", WithScriptAsync);
        await page.GotoAsync($"{app.Stack.App}runs/{run.Id}");
        await page.EvaluateAsync("() => { window.sameDocument = true; }");

        (await api.PostAsync($"{run.Path}/cancel", new System.Text.Json.Nodes.JsonObject { ["reason"] = "A reason that nobody else gives." })).Expect(System.Net.HttpStatusCode.Accepted);

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A reason that nobody else gives.");
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument === true"));
    }

    // Pages in the shell have the script already; this holds for whatever a run's page is made of.
    private static async Task WithScriptAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var html = await answer.TextAsync();
        var headers = answer.Headers.Where(header => header.Key != "content-security-policy");
        if (!html.Contains(Script, StringComparison.Ordinal)) html = html.Replace("</head>", $"{Script}</head>", StringComparison.Ordinal);
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = html, Headers = headers });
    }
}
