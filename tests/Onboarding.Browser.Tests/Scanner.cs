using System.Net;
using Microsoft.Playwright;

namespace Onboarding.Browser.Tests;

/// <summary>A program that looks through mail before people do: asks for every link in every way, renders it, follows what is on it and submits every form as it stands.</summary>
internal sealed class Scanner(Browser browser, string userAgent, bool scripts, bool prefetches) : IDisposable
{
    private const string Fields = "input:not([type=hidden]), textarea";

    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS", "PROPFIND"];

    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new CookieContainer() });
    private readonly HashSet<string> _seen = [];

    /// <summary>Addresses that it asked for.</summary>
    public IReadOnlyCollection<string> Seen => _seen;

    /// <summary>Forms that it submitted.</summary>
    public int Submitted { get; private set; }

    /// <summary>Looks through a mail.</summary>
    /// <param name="html">Its HTML part.</param>
    /// <param name="link">The decision link in it.</param>
    /// <param name="site">Address of the app; nothing else is followed.</param>
    public async Task LookThroughAsync(string html, Uri link, Uri site)
    {
        await AskInEveryWayAsync(link);
        await using var context = await browser.VisitorAsync(scripts: scripts, userAgent: userAgent, headers: Headers());
        var page = await context.NewPageAsync();
        await page.SetContentAsync(html);
        var open = new Queue<string>(await LinksOnAsync(page, site));
        open.Enqueue(link.AbsoluteUri);
        open.Enqueue($"{link.AbsoluteUri}?choice=approve&comment=ok");
        while (open.TryDequeue(out var next))
        {
            if (!_seen.Add(next)) continue;
            await page.GotoAsync(next);
            foreach (var found in await LinksOnAsync(page, site)) open.Enqueue(found);
            await SubmitEveryFormAsync(page);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task AskInEveryWayAsync(Uri link)
    {
        foreach (var method in Methods)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), link);
            request.Headers.UserAgent.ParseAdd(userAgent);
            foreach (var (name, value) in Headers()) request.Headers.Add(name, value);
            (await _http.SendAsync(request)).Dispose();
        }
    }

    // With the Enter key, with the button, and past the browser's own checks.
    private async Task SubmitEveryFormAsync(IPage page)
    {
        var address = page.Url;
        var forms = await page.Locator("form").CountAsync();
        for (var form = 0; form < forms; form++)
        {
            await SubmitAsync(page, address, form, one => one.Locator(Fields).First.PressAsync("Enter"));
            await SubmitAsync(page, address, form, one => one.Locator("button, input[type=submit]").First.ClickAsync());
            await SubmitAsync(page, address, form, one => PastChecksAsync(page, one, "form => { form.noValidate = true; form.requestSubmit(); }"));
            await SubmitAsync(page, address, form, one => PastChecksAsync(page, one, "form => form.submit()"));
        }
    }

    private async Task SubmitAsync(IPage page, string address, int form, Func<ILocator, Task> submit)
    {
        await page.GotoAsync(address);
        await submit(page.Locator("form").Nth(form));
        Submitted++;
    }

    // The script's own end is not waited for: the page that would tell it goes away with the submission.
    private static async Task PastChecksAsync(IPage page, ILocator form, string script)
    {
        var answered = new TaskCompletionSource();
        page.Load += Answered;
        await page.RunAndWaitForResponseAsync(
            () =>
            {
                _ = form.EvaluateAsync(script).ContinueWith(sent => sent.Exception, TaskScheduler.Default);
                return Task.CompletedTask;
            },
            response => response.Request.Method == "POST");
        await answered.Task.WaitAsync(TimeSpan.FromMinutes(1));
        page.Load -= Answered;

        void Answered(object? sender, IPage loaded) => answered.TrySetResult();
    }

    private static async Task<IReadOnlyList<string>> LinksOnAsync(IPage page, Uri site) =>
        [.. (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href], link[href], img[src]')].map(one => one.href || one.src)"))
            .Where(address => address.StartsWith(site.AbsoluteUri, StringComparison.Ordinal)).Select(address => address.Split('#')[0])];

    private Dictionary<string, string> Headers() =>
        prefetches ? new() { ["Sec-Purpose"] = "prefetch;prerender", ["Purpose"] = "prefetch" } : [];
}
