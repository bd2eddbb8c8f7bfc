using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Gates;

namespace Onboarding.Functions.Http;

/// <summary>Logs the use of links that are unknown, used, revoked or expired, with time and address, and has the run's audit say so once.</summary>
public sealed class DeadLinks(ClientAddress addresses, TimeProvider time, ILogger<DeadLinks> logger)
{
    /// <summary>Notes it; nothing for a link that is live.</summary>
    /// <param name="request">Request.</param>
    /// <param name="token">Token of the link, of which only the first digits of the hash are logged.</param>
    /// <param name="state">What it leads to.</param>
    /// <param name="runId">Run; null when it is not known.</param>
    /// <param name="note">Notes it in the run's audit.</param>
    /// <param name="cancellation">Stops waiting.</param>
    internal async Task NoteAsync(HttpRequest request, string token, LinkState state, string? runId, Func<Task> note, CancellationToken cancellation)
    {
        if (state == LinkState.Live) return;
        var level = state == LinkState.Wrong ? LogLevel.Warning : LogLevel.Information;
        var prefix = LinkTokens.IsWellFormed(token) ? LinkTokens.PrefixOf(token) : "-";
        var (at, address) = (time.GetUtcNow(), addresses.Of(request));
        Logs.LinkDecidesNothing(logger, level, state, at, address, prefix, runId ?? "-");
        if (HttpMethods.IsHead(request.Method)) return;
        try
        {
            await note();
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // A note is worth less than the page; the log has it.
            Logs.LinkNotNoted(logger, runId ?? "-", fault);
        }
    }
}
