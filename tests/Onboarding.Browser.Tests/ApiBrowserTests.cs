using Microsoft.Playwright;
using Onboarding.Integration.Tests.Hosting;

namespace Onboarding.Browser.Tests;

/// <summary>The API's description, as a person browses it.</summary>
public sealed class ApiBrowserTests(Browser browser, SharedApp app) : IClassFixture<Browser>, IClassFixture<SharedApp>
{
    [Fact]
    public async Task The_reference_shows_every_group_and_asks_nobody_else_for_anything()
    {
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        var (asked, refused) = (new List<string>(), new List<string>());
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") refused.Add(message.Text);
        };

        await page.GotoAsync($"{app.Stack.App}api");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Onboarding", Exact = true }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Vendor Hand In").First).ToBeVisibleAsync();

        Assert.All(asked, url => Assert.True(url.StartsWith(app.Stack.App.ToString(), StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal), url));
        Assert.Empty(refused);
    }
}
