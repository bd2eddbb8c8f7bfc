using Microsoft.Playwright;
using Onboarding.Testing;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>A page as somebody comes to see it.</summary>
/// <param name="Name">Name in reports and of its pictures.</param>
/// <param name="Function">Function that answers it, for the check that none is forgotten.</param>
/// <param name="Template">Template that it is made from, for the same check.</param>
/// <param name="Path">Where it is, by the reader's language.</param>
internal sealed record ShownPage(string Name, string Function, string Template, Func<string, string> Path)
{
    public ShownPage(string name, string function, string template, string path) : this(name, function, template, _ => path)
    {
    }

    /// <summary>What is done there before the page is as it is meant: nothing, or a form sent as it stands.</summary>
    public Func<IPage, Task>? Then { get; init; }

    /// <summary>True for what is in one language whoever asks.</summary>
    public bool IsInOneLanguage { get; init; }

    /// <summary>The snapshot that stands for it, by language, where only a rare order of events leads there; null: the app answers.</summary>
    public Func<string, string>? Sample { get; init; }

    /// <summary>Opens it. Returns the status of the answer that is seen then.</summary>
    public async Task<int> OpenAsync(IPage page, Uri app, string language)
    {
        if (Sample is { } sample) await page.RouteAsync($"**{Path(language)}", route => route.FulfillAsync(new RouteFulfillOptions { Path = Repository.At("tests", "Onboarding.Unit.Tests", sample(language)) }));
        var opened = (await page.GotoAsync(new Uri(app, Path(language)).AbsoluteUri))!;
        if (Then is null) return opened.Status;
        var (loaded, status) = (new TaskCompletionSource(), 0);
        page.Load += Loaded;
        page.Response += Answered;
        await Then(page);
        await loaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
        page.Load -= Loaded;
        page.Response -= Answered;
        return status;

        void Loaded(object? sender, IPage of) => loaded.TrySetResult();

        void Answered(object? sender, IResponse answer)
        {
            if (answer.Request.IsNavigationRequest) status = answer.Status;
        }
    }

    /// <summary>Sends a form although the browser would not yet; with a button, by that one.</summary>
    public static Func<IPage, Task> Sent(string form, string? button = null) => page => page.Locator(form).First.EvaluateAsync(
        "(form, button) => { form.noValidate = true; setTimeout(() => form.requestSubmit(button ? form.querySelector(button) : undefined), 0); }", button);

    public override string ToString() => Name;
}
