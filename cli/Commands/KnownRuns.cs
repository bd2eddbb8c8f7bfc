using System.CommandLine;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Commands;

/// <summary>Ids of the newest runs, for completion.</summary>
internal static class KnownRuns
{
    // Whoever pressed Tab waits no longer than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>None when the app does not answer: completion says nothing, and never what is wrong.</summary>
    public static IEnumerable<string> Of(GlobalOptions options, ParseResult? parsed)
    {
        if (parsed is null) return [];
        try
        {
            using var stop = new CancellationTokenSource(Patience);
            using var client = options.ClientOf(parsed, TimeSpan.Zero);
            var page = client.PageOfRunsAsync("?pageSize=50", stop.Token).GetAwaiter().GetResult();
            return [.. ApiJson.ItemsOf<RunView>(page).Select(run => run.Id)];
        }
        catch (Exception unknown) when (unknown is HttpRequestException or ProblemException or CliException or OperationCanceledException)
        {
            return [];
        }
    }
}
