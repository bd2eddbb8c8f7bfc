using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>A project manager's browser. It goes to the board once; from there on every page is reached by a click.</summary>
internal sealed partial class Desk(IPage page)
{
    public IPage Page { get; } = page;

    /// <summary>The run that is open.</summary>
    public string RunId { get; private set; } = "";

    /// <summary>The form of a page that has one.</summary>
    public ILocator Form => Page.Locator("form.work");

    /// <summary>Opens what somebody types into the address bar.</summary>
    public Task OpenBoardAsync(Uri board) => Page.GotoAsync(board.AbsoluteUri);

    /// <summary>Notes which run's page has opened.</summary>
    public async Task NoteRunAsync()
    {
        await Assertions.Expect(Page).ToHaveURLAsync(RunPage());
        RunId = new Uri(Page.Url).Segments[2];
    }

    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>Goes to another page of the run.</summary>
    public Task ToAsync(string tab) => Page.Locator("nav.tabs").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = tab, Exact = true }).ClickAsync();

    /// <summary>Goes to the work of a stage and waits, as the page does, until the run is there.</summary>
    public async Task ToWorkOfAsync(string stage)
    {
        await ToAsync("Work");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = $"Work of “{stage}”", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#submit")).ToBeVisibleAsync();
    }

    /// <summary>Saves the page's form and is back where it was opened from.</summary>
    public async Task SaveAsync()
    {
        await Form.SendAsync("Save");
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
    }

    /// <summary>Shows every item of the checklist done that is still open.</summary>
    /// <param name="proof">Fills in what an item asks for beside its evidence; null: nothing.</param>
    public async Task SettleChecklistAsync(Func<ILocator, Task>? proof = null)
    {
        var ids = await Page.Locator("details.item.open").EvaluateAllAsync<string[]>("items => items.map(item => item.id)");
        foreach (var id in ids)
        {
            var item = Page.Locator($"#{id}");
            // What is missing leads into the item, which opens.
            await Page.Locator($".missing a[href$='#f-{id["item-".Length..]}-status']").ClickAsync();
            await item.FillAsync(("status", "done"), ("evidence", $"https://files.example/{id}.pdf"));
            if (proof is not null) await proof(item);
            await item.SendAsync("Save");
            await Assertions.Expect(Page.Locator($"#{id}.done")).ToBeVisibleAsync();
        }
    }

    /// <summary>Submits the stage, of which the page says that nothing is missing.</summary>
    public async Task SubmitAsync(string note)
    {
        var submit = Page.Locator("#submit");
        await Assertions.Expect(submit).ToContainTextAsync("Everything is there.");
        await submit.FillAsync(("note", note));
        await submit.SendAsync("Submit this stage");
        await Assertions.Expect(Page.Locator("table.asked").First).ToBeVisibleAsync();
    }

    [GeneratedRegex("/runs/(?!new)[^/]+$")]
    private static partial Regex RunPage();
}
