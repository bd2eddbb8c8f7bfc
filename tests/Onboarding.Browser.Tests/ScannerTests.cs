using Microsoft.Playwright;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Browser.Tests;

/// <summary>Mail scanners are at the gate first; it is still the people who decide.</summary>
public sealed class ScannerTests(Browser browser, SharedApp app) : IClassFixture<Browser>, IClassFixture<SharedApp>
{
    private const string Gate = "requirements";
    private const string LinkChecker = "Mozilla/5.0 (compatible; MailLinkChecker/3.2)";
    private const string DesktopBrowser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36";

    [Fact]
    public async Task Scanners_decide_nothing_whatever_they_do_and_people_decide_afterwards_in_both_languages()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Scanned");
        await run.SubmitAsync(Gate);
        var people = await run.AskedAsync(Gate);

        // With two of the people each way of looking is played; the rest of them would show nothing new.
        foreach (var (person, index) in people.Take(2).Select((person, index) => (person, index)))
        {
            await ScanAsync(run, person, LinkChecker, scripts: index % 2 == 0, prefetches: false);
            await ScanAsync(run, person, DesktopBrowser, scripts: index % 2 != 0, prefetches: true);
            await ExpectOpenAsync(run);
        }

        var languages = new List<string>();
        foreach (var person in people) languages.Add(await DecideAsync(await run.LinkAsync(Gate, person)));

        Assert.Equal(["en", "zh-CN"], languages.Distinct().Order());
        Assert.Equal("decided", (await run.LastRoundAsync(Gate))["status"]!.ToString());
        await run.WaitForStageAsync("shortlist", "preparing");
    }

    private async Task ScanAsync(PlayedRun run, string person, string userAgent, bool scripts, bool prefetches)
    {
        var link = await run.LinkAsync(Gate, person);
        var letter = (await app.Inbox.OfAsync(run.Id)).Last(one => one.To == person && one.Link == link);
        using var scanner = new Scanner(browser, userAgent, scripts, prefetches);

        await scanner.LookThroughAsync(letter.Html, link, app.Stack.App);

        Assert.Contains(link.AbsoluteUri, scanner.Seen);
        Assert.True(scanner.Submitted > 0, "The scanner found no form to submit, so it showed nothing.");
    }

    private static async Task ExpectOpenAsync(PlayedRun run)
    {
        var round = await run.LastRoundAsync(Gate);
        Assert.Equal("open", round["status"]!.ToString());
        Assert.All(round["approvals"]!.AsArray(), approval => Assert.Null(approval!["choice"]));
        Assert.DoesNotContain("gate.answered", await run.KindsAsync());
    }

    // Whoever decides has a browser of their own, which the scanners' visits left no trace in.
    private async Task<string> DecideAsync(Uri link)
    {
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(link.AbsoluteUri);
        var language = (await page.Locator("html").GetAttributeAsync("lang"))!;
        await page.Locator("input[type=radio][value=approve]").CheckAsync();
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("form")).ToHaveCountAsync(0);
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        return language;
    }
}
