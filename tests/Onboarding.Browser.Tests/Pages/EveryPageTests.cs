using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Playwright;
using Onboarding.Functions.Http;
using Onboarding.Testing;
using Onboarding.Workflows.Language;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>Every page, for everybody: no page is forgotten, none shuts anybody out, none is heavy.</summary>
public sealed class EveryPageTests(Browser browser, FilledApp app) : IClassFixture<Browser>, IClassFixture<FilledApp>
{
    private const long MostBytes = 150_000;
    private const int MostRequests = 6;
    private const int AtOnce = 2;
    private const int Desk = 1280;
    private const int Phone = 390;

    [Fact]
    public void No_page_is_forgotten()
    {
        var shown = EveryPage.Of(app);
        var answered = RouteCatalog.All.Where(route => route.Trigger.AuthLevel == AuthorizationLevel.Anonymous).Select(route => route.Name);
        var templates = Directory.GetFiles(Repository.At("templates", "pages")).Select(file => Path.GetFileName(file).Split('.')[0]).Where(name => name[0] != '_');

        Assert.Equal(shown.Count, shown.Select(page => page.Name).Distinct().Count());
        Assert.Equal(answered.Except(EveryPage.LeftOut.Keys).Order(), shown.Select(page => page.Function).Where(name => name.Length > 0).Distinct().Order());
        Assert.Equal(templates.Distinct().Order(), shown.Select(page => page.Template).Where(name => name.Length > 0).Distinct().Order());
    }

    // Colours do not depend on the language nor the layout on the colours: two looks see all, and each takes a minute.
    [Theory]
    [InlineData(Languages.English, ColorScheme.Light, Desk)]
    [InlineData(Languages.Chinese, ColorScheme.Dark, Phone)]
    public async Task Every_page_is_accessible_in_light_and_dark_on_a_desk_and_on_a_phone(string language, ColorScheme colours, int width)
    {
        var (found, looks) = (new ConcurrentBag<string>(), 0);
        var pages = WithHalfOfTheForms(even: width == Desk);
        await ForEachAsync(pages, language, async (page, shown) =>
        {
            var status = await shown.OpenAsync(page, app.Stack.App, language);
            if (status >= 500) found.Add($"{shown}: answers {status}");
            // What is folded is part of the page too.
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
            await Axe.LoadAsync(page);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours });
            await page.SetViewportSizeAsync(width, 900);
            foreach (var violation in await Axe.ViolationsAsync(page)) found.Add($"{shown}: {violation}");
            Interlocked.Increment(ref looks);

            await page.SetViewportSizeAsync(Phone, 900);
            if (await page.Locator("html").GetAttributeAsync("lang") is var spoken && spoken != language && !shown.IsInOneLanguage) found.Add($"{shown}: is in {spoken}");
            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is var wide and > Phone) found.Add($"{shown}: is {wide} wide on a phone");
        });

        Assert.Equal(pages.Count, looks);
        Assert.True(found.IsEmpty, string.Join('\n', found.Order()));
    }

    [Fact]
    public async Task Every_page_is_light()
    {
        var weights = new List<(ShownPage Page, PageWeight Weight)>();
        await using var visitor = await browser.VisitorAsync();
        foreach (var shown in WithHalfOfTheForms(even: true).Where(page => page is { Then: null, Sample: null }))
            weights.Add((shown, await PageWeight.OfAsync(visitor, shown, app.Stack.App, Languages.English)));

        await Pictures.KeepAsync("pages.txt", string.Join('\n', weights.OrderByDescending(one => one.Weight.Bytes).Select(one => $"{one.Page,-28} {one.Weight}")));
        Assert.All(weights, one => Assert.True(one.Weight.Bytes is > 0 and < MostBytes && one.Weight.Requests <= MostRequests, $"{one.Page}: {one.Weight}"));
    }

    [Fact]
    public async Task Pictures_of_every_page_are_taken_when_asked_for()
    {
        if (!Pictures.AreWanted) return;
        foreach (var language in Languages.All)
            await ForEachAsync(EveryPage.Of(app), language, (page, shown) => Pictures.TakeAsync(page, shown, app.Stack.App, language));
    }

    [Fact]
    public async Task The_readmes_picture_shows_runs_in_several_stages_some_of_them_late()
    {
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync(app.Stack.App.AbsoluteUri);

        Assert.True(await page.Locator(".column:has(.card)").CountAsync() >= 6);
        Assert.True(await page.Locator(".card.late").CountAsync() is > 0 and < 6);
        if (Pictures.AreWanted) await Pictures.TakeWindowAsync(page, "dashboard.png");
    }

    // The forms of one template differ in their fields only: every other one is enough for each look.
    private List<ShownPage> WithHalfOfTheForms(bool even) =>
        [.. EveryPage.Of(app).Where((page, place) => page.Template is not ("run-input" or "run-action") || (place % 2 == 0) == even)];

    private async Task ForEachAsync(IReadOnlyList<ShownPage> all, string language, Func<IPage, ShownPage, Task> look)
    {
        var pages = new ConcurrentQueue<ShownPage>(all);
        await using var visitor = await browser.VisitorAsync(language);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            var page = await visitor.NewPageAsync();
            while (pages.TryDequeue(out var shown))
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
                await page.SetViewportSizeAsync(Desk, 900);
                await look(page, shown);
            }
        }));
    }
}
