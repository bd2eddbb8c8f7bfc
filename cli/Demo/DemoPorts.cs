using System.Globalization;
using Onboarding.Cli.Hosting;

namespace Onboarding.Cli.Demo;

/// <summary>
/// The ports of the app, its inbox and its storage. The demo must find them free, or it would play into somebody else's data,
/// and leave them free.
/// </summary>
internal static class DemoPorts
{
    private const int Smtp = 1025;
    private const int InboxPage = 1080;

    private static readonly int[] Fixed = [Smtp, InboxPage, 10000, 10001, 10002];

    public static Uri Inbox { get; } = new($"http://127.0.0.1:{InboxPage}");

    /// <summary>The demo's own storage and inbox, also where the environment names others: it must neither write to real people nor into real data.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        ["Mail__Provider"] = "smtp",
        ["Mail__Smtp__Host"] = "127.0.0.1",
        ["Mail__Smtp__Port"] = Smtp.ToString(CultureInfo.InvariantCulture),
        ["Mail__Smtp__User"] = "",
        ["Mail__Smtp__Security"] = "auto",
        ["Mail__Smtp__InboxUrl"] = Inbox.ToString(),
        ["Inbox__Enabled"] = "true",
        ["Inbox__WebPort"] = InboxPage.ToString(CultureInfo.InvariantCulture),
    };

    public static async Task RequireFreeAsync(Uri url, Texts texts, CancellationToken cancellation)
    {
        foreach (var port in Fixed.Prepend(url.Port))
        {
            if (await PortCheck.IsTakenAsync("127.0.0.1", port, cancellation)) throw new CliException(texts["error.port", port]);
        }
    }

    public static async Task<IReadOnlyList<string>> StillTakenAsync(Uri url, Texts texts, CancellationToken cancellation)
    {
        var taken = new List<string>();
        foreach (var port in Fixed.Prepend(url.Port))
        {
            if (await PortCheck.IsTakenAsync("127.0.0.1", port, cancellation)) taken.Add(texts["check.port", port]);
        }

        return taken;
    }
}
