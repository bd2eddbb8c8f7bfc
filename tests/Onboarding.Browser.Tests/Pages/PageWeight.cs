using System.Globalization;
using Microsoft.Playwright;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>What a page costs somebody who opens it for the first time.</summary>
/// <param name="Bytes">What came over the wire for the page and all that it loads, headers included.</param>
/// <param name="Requests">How many there were.</param>
/// <param name="FirstPaint">When the first of its content was painted, in milliseconds after the navigation began.</param>
internal sealed record PageWeight(long Bytes, int Requests, double FirstPaint)
{
    // The entry comes with a frame after the page was loaded.
    private const string FirstContentfulPaint = """
        () => new Promise(resolve => new PerformanceObserver((list, observer) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint) { observer.disconnect(); resolve(paint.startTime); }
        }).observe({ type: 'paint', buffered: true }))
        """;

    /// <summary>Opens a page as a new visitor's browser does, with nothing in its cache.</summary>
    public static async Task<PageWeight> OfAsync(IBrowserContext visitor, ShownPage shown, Uri app, string language)
    {
        var page = await visitor.NewPageAsync();
        var wire = await visitor.NewCDPSessionAsync(page);
        var (bytes, requests) = (0L, 0);
        wire.Event("Network.loadingFinished").OnEvent += (_, message) =>
        {
            if (message is not { } finished) return;
            Interlocked.Add(ref bytes, (long)finished.GetProperty("encodedDataLength").GetDouble());
            Interlocked.Increment(ref requests);
        };
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        await page.GotoAsync(new Uri(app, shown.Path(language)).AbsoluteUri);
        var painted = await page.EvaluateAsync<double>(FirstContentfulPaint);
        await page.CloseAsync();
        return new PageWeight(Interlocked.Read(ref bytes), requests, painted);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1000.0,7:0.0} kB {Requests,3} requests {FirstPaint,6:0} ms");
}
