using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Pilot;

namespace Onboarding.Browser.Tests;

/// <summary>The pilot by day, drawn and as tables.</summary>
public sealed class PilotPageTests(Browser browser, SharedApp app) : IClassFixture<Browser>, IClassFixture<SharedApp>
{
    private const int Days = 42;

    [Fact]
    public async Task Every_chart_is_drawn_follows_the_keyboard_and_has_its_table_with_and_without_scripts()
    {
        var run = await PilotSample.StartAsync(app, "Charts", Days, "pilot", "qa-pass-rate");
        var address = new Uri(app.Stack.App, $"runs/{run.Id}/pilot").AbsoluteUri;

        await ExpectDrawnAsync(address, "en", 1280, ColorScheme.Light);
        await ExpectDrawnAsync(address, "zh-CN", 390, ColorScheme.Dark);
        await ExpectTablesAsync(address);
    }

    [Fact]
    public async Task What_happens_to_the_run_is_shown_though_its_charts_have_sliders()
    {
        using var api = app.Api();
        var run = await PilotSample.StartAsync(app, "Followed", 3);
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(app.Stack.App, $"runs/{run.Id}/pilot").AbsoluteUri);
        await Assertions.Expect(page.GetByRole(AriaRole.Slider).First).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { window.sameDocument = true; }");

        (await api.PostAsync($"{run.Path}/pause", new JsonObject { ["reason"] = "Holidays" })).Expect(HttpStatusCode.OK);

        await page.WaitForFunctionAsync("() => window.sameDocument === undefined");
    }

    private async Task ExpectDrawnAsync(string address, string language, int width, ColorScheme colours)
    {
        await using var visitor = await browser.VisitorAsync(language, width, colours: colours);
        var page = await visitor.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(address);

        var charts = await page.Locator("figure[data-chart]").CountAsync();
        await Assertions.Expect(page.Locator("figure svg.plot .band")).ToHaveCountAsync(charts);
        await Assertions.Expect(page.Locator("figure").First.Locator("circle.day")).ToHaveCountAsync(Days);
        await Assertions.Expect(page.Locator("figure").First.Locator(".mark.review")).ToHaveCountAsync(3);
        var slider = page.GetByRole(AriaRole.Slider).First;
        var before = await slider.GetAttributeAsync("aria-valuetext");
        await slider.PressAsync("ArrowLeft");
        Assert.NotEqual(before, await slider.GetAttributeAsync("aria-valuetext"));
        await page.Locator("details summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("details table").First.Locator("tbody tr").First).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        Assert.Empty(complaints);
    }

    private async Task ExpectTablesAsync(string address)
    {
        await using var visitor = await browser.VisitorAsync(scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address);

        var charts = await page.Locator("figure[data-chart]").CountAsync();
        Assert.True(charts > 0);
        await Assertions.Expect(page.Locator("figure svg polyline.running")).ToHaveCountAsync(charts);
        await Assertions.Expect(page.Locator("table.verdicts tbody tr")).ToHaveCountAsync(charts);
        await page.Locator("details summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("details table").First.Locator("tbody tr")).ToHaveCountAsync(Days);
        await Assertions.Expect(page.Locator("details table").First.Locator("tbody tr").Last).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Slider)).ToHaveCountAsync(0);
    }
}
