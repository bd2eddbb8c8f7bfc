using System.CommandLine.Completions;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Commands;

/// <summary>Ids of the newest runs, for completion.</summary>
internal static class KnownRuns
{
    // Whoever pressed Tab waits no longer than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>None when the app does not answer: completion says nothing, and never what is wrong.</summary>
    public static IEnumerable<string> Of(GlobalOptions options, CompletionContext context)
    {
        // Help asks what a value may be, too; it must neither wait for the app nor list its runs.
        if (ReferenceEquals(context, CompletionContext.Empty)) return [];
        try
        {
            using var stop = new CancellationTokenSource(Patience);
            using var client = options.ClientOf(context.ParseResult, TimeSpan.Zero);
            var page = client.PageOfRunsAsync("?pageSize=50", stop.Token).GetAwaiter().GetResult();
            return [.. ApiJson.ItemsOf<RunView>(page).Select(run => run.Id)];
        }
        catch (Exception unknown) when (unknown is HttpRequestException or ProblemException or CliException or OperationCanceledException)
        {
            return [];
        }
    }
}
