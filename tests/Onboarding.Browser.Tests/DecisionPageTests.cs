using Microsoft.Playwright;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Browser.Tests;

/// <summary>What an approver meets behind the link of a mail, in a real browser.</summary>
public sealed class DecisionPageTests(Browser browser, SharedApp app) : IClassFixture<Browser>, IClassFixture<SharedApp>
{
    [Fact]
    public async Task Nothing_is_preselected_and_the_page_cannot_be_sent_as_it_stands()
    {
        var (_, link) = await OpenGateAsync();
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();

        await page.GotoAsync(link.ToString());
        Assert.Equal(0, await page.Locator("input[type=radio]:checked").CountAsync());
        await page.Locator("form").EvaluateAsync("form => { form.noValidate = true; form.submit(); }");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_can_be_given_with_and_without_scripts(bool scripts)
    {
        var (run, link) = await OpenGateAsync();
        await using var visitor = await browser.VisitorAsync(scripts: scripts);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync(link.ToString());
        await page.Locator("input[type=radio][value=approve]").CheckAsync();
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("form")).ToHaveCountAsync(0);

        var approvals = (await run.LastRoundAsync("requirements"))["approvals"]!.AsArray();
        Assert.Contains(approvals, approval => approval!["choice"]?.ToString() == "approve");
    }

    [Fact]
    public async Task Every_field_has_a_label_that_names_it()
    {
        var (_, link) = await OpenGateAsync();
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();

        await page.GotoAsync(link.ToString());

        var unnamed = await page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('input:not([type=hidden]), textarea')].filter(field => !field.labels || field.labels.length === 0).length");
        Assert.Equal(0, unnamed);
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_page_fits_a_phone_without_scrolling_sideways(ColorScheme colours)
    {
        var (_, link) = await OpenGateAsync();
        await using var visitor = await browser.VisitorAsync(width: 360, colours: colours);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync(link.ToString());

        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task On_a_phone_without_scripts_an_answer_that_lacks_its_reason_is_refused_kept_and_then_taken(string language)
    {
        var link = await OpenGateAsync(language);
        await using var visitor = await browser.VisitorAsync(language, width: 390, scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(link.ToString());
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));

        await page.Locator("input[type=radio][value=request-changes]").CheckAsync();
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#comment-problem")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("input[type=radio][value=request-changes]")).ToBeCheckedAsync();
        // Large enough for a thumb, and nothing to scroll sideways for.
        foreach (var target in await page.Locator(".choice, form button").AllAsync()) Assert.True((await target.BoundingBoxAsync())!.Height >= 44);
        Assert.True((await page.Locator("main").BoundingBoxAsync())!.Width <= 390);

        await page.Locator("#comment").FillAsync("More on the peak season, please.");
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("More on the peak season, please.");
        await Assertions.Expect(page.Locator("form")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_verdict_stays_on_one_line_on_a_phone()
    {
        await using var visitor = await browser.VisitorAsync("zh-CN", width: 420);
        var page = await OpenSampleAsync(visitor);
        await page.EvaluateAsync("""
            () => {
              document.querySelector('.figures th').textContent = '首次响应时间（电话）（不高于 10 秒，即外包前的水平）';
              document.querySelector('.figures .value').textContent = '9.2 秒（8.9 秒 至 9.6 秒，n = 12,345）';
            }
            """);

        var lines = await page.EvaluateAsync<double[]>("""
            () => [...document.querySelectorAll('.figures .verdict:not(:empty)')].map(cell => {
              const text = document.createRange();
              text.selectNodeContents(cell);
              return text.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight);
            })
            """);

        Assert.NotEmpty(lines);
        Assert.All(lines, height => Assert.InRange(height, 0, 1.5));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, "rgb(255, 255, 255)")]
    [InlineData(ColorScheme.Dark, "rgb(17, 24, 39)")]
    public async Task The_comment_looks_like_a_field_to_write_in(ColorScheme colours, string expected)
    {
        await using var visitor = await browser.VisitorAsync(colours: colours);
        var page = await OpenSampleAsync(visitor);

        Assert.Equal(expected, await page.Locator("textarea").EvaluateAsync<string>("field => getComputedStyle(field).backgroundColor"));
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere_and_runs_no_script()
    {
        var (_, link) = await OpenGateAsync();
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        var foreign = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(app.Stack.App.ToString(), StringComparison.Ordinal) || request.ResourceType == "script") foreign.Add(request.Url);
        };
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);

        await page.GotoAsync(link.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Empty(foreign);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_list_of_runs_leads_to_a_run_in_the_readers_language()
    {
        var (run, _) = await OpenGateAsync();
        await using var visitor = await browser.VisitorAsync("zh-CN");
        var page = await visitor.NewPageAsync();

        await page.GotoAsync(app.Stack.App.ToString());
        await page.Locator($"a[href*='{run.Id}']").First.ClickAsync();

        Assert.Equal("zh-CN", await page.Locator("html").GetAttributeAsync("lang"));
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("需求");
    }

    // The page as its snapshot has it: with figures of every verdict, which a first gate has not.
    private static async Task<IPage> OpenSampleAsync(IBrowserContext visitor)
    {
        var page = await visitor.NewPageAsync();
        await page.SetContentAsync(File.ReadAllText(Repository.At("tests", "Onboarding.Unit.Tests", "Gates", "Snapshots", "decision.zh-CN.html")));
        await page.AddStyleTagAsync(new PageAddStyleTagOptions { Path = Repository.At("functions", "wwwroot", "site.css") });
        return page;
    }

    // The link of somebody who reads the language.
    private async Task<Uri> OpenGateAsync(string language)
    {
        var run = await PlayedRun.StartAsync(app.Api(), app.Inbox, "Phone");
        await run.SubmitAsync("requirements");
        using var visitor = new Visitor();
        foreach (var email in await run.AskedAsync("requirements"))
        {
            var link = await run.LinkAsync("requirements", email);
            if ((await visitor.OpenAsync(link)).Html.Contains($"<html lang=\"{language}\"", StringComparison.Ordinal)) return link;
        }

        throw new InvalidOperationException($"Nobody who is asked reads {language}.");
    }

    private async Task<(PlayedRun Run, Uri Link)> OpenGateAsync()
    {
        var run = await PlayedRun.StartAsync(app.Api(), app.Inbox, "Browser");
        await run.SubmitAsync("requirements");
        return (run, await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]));
    }
}
