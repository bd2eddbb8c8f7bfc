using Microsoft.Playwright;
using Onboarding.Testing;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>Pictures of pages, for people to look at.</summary>
internal static class Pictures
{
    /// <summary>Names a folder to which pictures are written, absolute or seen from the checkout; without it none is taken.</summary>
    private const string Variable = "ONBOARDING_SCREENSHOTS";

    // Enough to see that dark works; every page is judged dark by its contrast.
    private static readonly string[] AlsoDark = ["board", "list", "run-pilot", "work-contract", "pilot", "decision", "vendor-contract", "new-run-form"];

    private static string Folder => Environment.GetEnvironmentVariable(Variable) ?? "";

    public static bool AreWanted => Folder.Length > 0;

    /// <summary>Takes pictures of a page: wide, narrow and for some pages dark.</summary>
    public static async Task TakeAsync(IPage page, ShownPage shown, Uri app, string language)
    {
        await shown.OpenAsync(page, app, language);
        await TakeAsync(page, $"{shown}.{language}.1280.png");
        if (AlsoDark.Contains(shown.Name))
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await TakeAsync(page, $"{shown}.{language}.1280.dark.png");
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        }

        await page.SetViewportSizeAsync(390, 844);
        await TakeAsync(page, $"{shown}.{language}.390.png");
    }

    /// <summary>Takes a picture of what the window shows.</summary>
    public static Task TakeWindowAsync(IPage page, string file) => page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf(file) });

    /// <summary>Writes what was measured beside the pictures.</summary>
    public static async Task KeepAsync(string file, string text)
    {
        if (AreWanted) await File.WriteAllTextAsync(PathOf(file), text + "\n");
    }

    private static async Task TakeAsync(IPage page, string file) => await page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf(file), FullPage = true });

    private static string PathOf(string file) => Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.At(), Folder)).FullName, file);
}
