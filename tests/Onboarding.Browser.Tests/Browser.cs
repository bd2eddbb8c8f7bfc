using Microsoft.Playwright;
using Onboarding.Testing;

namespace Onboarding.Browser.Tests;

/// <summary>The headless Chromium that this project brings along.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const float ExpectLimit = 30_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("onboarding-browser-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A new visitor, with a language and a screen.</summary>
    public Task<IBrowserContext> VisitorAsync(
        string language = "en", int width = 1280, bool scripts = true, ColorScheme colours = ColorScheme.Light,
        string? userAgent = null, IEnumerable<KeyValuePair<string, string>>? headers = null) =>
        _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = scripts,
            ColorScheme = colours,
            UserAgent = userAgent,
            ExtraHTTPHeaders = headers,
        });

    public async Task InitializeAsync()
    {
        // The machine may be busy with other tests; what is not there by then does not come.
        Assertions.SetDefaultExpectTimeout(ExpectLimit);
        var chromium = Repository.At("tests", "Onboarding.Browser.Tests", "chromium", "node_modules", ".chromium");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path.Combine(chromium, "chromium"),
            // As root in a container there is no sandbox; the pages are our own.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run", "--no-zygote"],
            Env = new Dictionary<string, string>
            {
                ["LD_LIBRARY_PATH"] = Path.Combine(chromium, "lib"),
                ["HOME"] = _folder,
                ["TMPDIR"] = _folder,
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            },
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
