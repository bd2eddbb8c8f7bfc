using Microsoft.Playwright;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Browser.Tests;

/// <summary>Two project managers at work on one run, in real browsers.</summary>
public sealed class RunWorkTests(Browser browser, SharedApp app) : IClassFixture<Browser>, IClassFixture<SharedApp>
{
    private const string Evidence = "#f-liability-evidence";
    private const string Mine = "https://files.example/second.pdf";

    [Fact]
    public async Task Two_managers_edit_one_item_at_once_and_the_second_sees_what_the_first_did()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Two browsers");
        await run.AdvanceToAsync("contract");
        await using var desk = await browser.VisitorAsync();
        await using var phone = await browser.VisitorAsync("zh-CN", width: 390, scripts: false, colours: ColorScheme.Dark);
        var (first, second) = (await OpenAsync(desk, run), await OpenAsync(phone, run));

        await FillAsync(first, "https://files.example/first.pdf");
        await Assertions.Expect(first.Locator("#item-liability")).ToContainTextAsync("https://files.example/first.pdf");
        await FillAsync(second, Mine);

        var alert = second.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert).ToContainTextAsync("在此期间");
        await Assertions.Expect(alert).ToContainTextAsync("https://files.example/first.pdf");
        await Assertions.Expect(second.Locator(Evidence)).ToHaveValueAsync(Mine);
        await Assertions.Expect(second.Locator(Evidence)).ToBeVisibleAsync();
        await first.SetViewportSizeAsync(390, 900);
        Assert.True(await first.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));

        await second.Locator("#item-liability button").ClickAsync();
        await Assertions.Expect(second.Locator("#item-liability")).ToContainTextAsync(Mine);
    }

    private async Task<IPage> OpenAsync(IBrowserContext visitor, PlayedRun run)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(app.Stack.App, $"/runs/{run.Id}/work").ToString());
        return page;
    }

    private static async Task FillAsync(IPage page, string evidence)
    {
        await page.Locator("#item-liability > summary").ClickAsync();
        await page.Locator("#f-liability-status").SelectOptionAsync("done");
        await page.Locator(Evidence).FillAsync(evidence);
        await page.Locator("#item-liability button").ClickAsync();
    }
}
