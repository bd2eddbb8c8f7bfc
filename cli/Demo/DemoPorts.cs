using Onboarding.Cli.Hosting;

namespace Onboarding.Cli.Demo;

/// <summary>
/// The ports of the app, its inbox and its storage. The demo must find them free, or it would play into somebody else's data,
/// and leave them free.
/// </summary>
internal static class DemoPorts
{
    private static readonly int[] Fixed = [1025, 1080, 10000, 10001, 10002];

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
