using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>Those who are asked: each opens the mail, follows its link and answers, in a browser of their own.</summary>
internal sealed partial class Approvers(Browser browser, Inbox inbox, Desk desk)
{
    private static readonly string[] InChinese = ["Jun Wang", "Yang Liu"];

    /// <summary>Everybody whom the run's page names answers; the page then shows the decision.</summary>
    public async Task DecideAsync(string gate, string choice, string result)
    {
        await Assertions.Expect(desk.Page.Locator("table.asked")).ToBeVisibleAsync();
        var names = await desk.Page.Locator("table.asked th[scope=row]").EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.firstChild.textContent.trim())");
        foreach (var name in names) await AnswerAsync(name, await LetterAsync(gate, name), choice);
        await Assertions.Expect(desk.Page.Locator("details.gate summary").Filter(new LocatorFilterOptions { HasText = result }).First).ToBeVisibleAsync();
    }

    /// <summary>The newest mail of a kind to somebody.</summary>
    public Task<Inbox.Letter> NewestAsync(string name, string kind) => Eventually.FoundAsync(
        async () => (await inbox.OfAsync(desk.RunId)).LastOrDefault(letter => letter.To == Sample.EmailOf(name) && letter.Key.Contains($":{kind}:", StringComparison.Ordinal)),
        $"a mail of kind {kind} to {name}");

    private Task<Inbox.Letter> LetterAsync(string gate, string name) => Eventually.FoundAsync(
        async () => (await inbox.OfAsync(desk.RunId)).LastOrDefault(letter => letter.To == Sample.EmailOf(name) && letter.Link is not null
            && letter.Key.StartsWith($"{desk.RunId}:{gate}:", StringComparison.Ordinal)),
        $"the mail about {gate} to {name}");

    private async Task AnswerAsync(string name, Inbox.Letter letter, string choice)
    {
        await using var visitor = await BrowserOfAsync(name);
        var page = await visitor.NewPageAsync();
        await page.SetContentAsync(letter.Html);
        await page.Locator("a[href*='/approvals/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(DecisionPage());
        Assert.Equal(InChinese.Contains(name) ? "zh-CN" : "en", await page.Locator("html").GetAttributeAsync("lang"));
        // Where some are enough, the others find it decided.
        if (await page.Locator("input[name=choice]").CountAsync() == 0) return;
        await page.Locator($"input[name=choice][value={choice}]").CheckAsync();
        await page.Locator("#comment").FillAsync("As the figures say.");
        await page.Locator("form:has(input[name=choice]) button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("input[name=choice]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("As the figures say.");
    }

    [GeneratedRegex("/approvals/")]
    private static partial Regex DecisionPage();

    // One without scripts, one on a phone, some who read Chinese; the others as usual.
    private Task<IBrowserContext> BrowserOfAsync(string name) => name switch
    {
        "Helen Marsh" => browser.VisitorAsync(scripts: false),
        "Oliver Grant" => browser.VisitorAsync(width: 390),
        _ => browser.VisitorAsync(InChinese.Contains(name) ? "zh-CN" : "en"),
    };
}
