using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Browser.Tests.Clicks;

/// <summary>Readings as files that are looked at before they are stored, and what is done about an early warning.</summary>
internal static class PilotSteps
{
    /// <summary>Uploads a file with a wrong row, sees what is wrong, uploads the right one, looks at it and confirms.</summary>
    public static async Task HandInAsync(Desk desk, DateOnly from, int days, params string[] missed)
    {
        var lines = Enumerable.Range(0, days).SelectMany(day => LinesOf(from.AddDays(day), missed)).ToList();
        await desk.ToAsync("Pilot");
        await UploadAsync(desk, [.. lines, lines[^1].Replace(",export", "", StringComparison.Ordinal)]);
        var bad = desk.Page.Locator("tr.against");
        await Assertions.Expect(bad.First).ToContainTextAsync((lines.Count + 2).ToString(CultureInfo.InvariantCulture));

        await UploadAsync(desk, lines);
        await Assertions.Expect(desk.Page.Locator("main")).ToContainTextAsync($"{lines.Count} new readings");
        await desk.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Confirm and store", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    /// <summary>Follows the mail of an early warning to the run's page, and says there what was done about it.</summary>
    public static async Task CloseActionAsync(Desk desk, Inbox.Letter warning, string result)
    {
        await FollowMailAsync(desk, warning);
        await desk.Page.Locator("main a[href*='/work/action/']").First.ClickAsync();
        await desk.Form.FillAsync(("status", "done"), ("result", result));
        await desk.SaveAsync();
    }

    /// <summary>Opens a mail and the run's page by the link in it.</summary>
    public static async Task FollowMailAsync(Desk desk, Inbox.Letter letter)
    {
        await desk.Page.SetContentAsync(letter.Html);
        await desk.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Open the onboarding's page", Exact = true }).ClickAsync();
        await desk.NoteRunAsync();
    }

    private static IEnumerable<string> LinesOf(DateOnly day, string[] missed) =>
        SampleReadings.Of(day, PlaybookFacts.Usual, missed).Where(line => line.Split(',')[1] == "phone");

    private static async Task UploadAsync(Desk desk, IEnumerable<string> lines)
    {
        var file = $"{SampleReadings.Header}\n{string.Join('\n', lines)}\n";
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "readings.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        await desk.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Look at the file", Exact = true }).ClickAsync();
    }
}
