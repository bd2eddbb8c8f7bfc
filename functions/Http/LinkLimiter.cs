using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Onboarding.Workflows.Gates;

namespace Onboarding.Functions.Http;

/// <summary>
/// How many requests to decision links are taken in a minute: from one address, and for one link. Settings <c>Approvals:RequestsPerMinutePerAddress</c>
/// and <c>Approvals:RequestsPerMinutePerLink</c>. Kept in memory, so each process counts for itself; by the real time, as what it protects,
/// the storage, does not run faster on a scaled clock.
/// </summary>
internal sealed class LinkLimiter(IConfiguration configuration, ClientAddress addresses) : IDisposable
{
    // A whole office with its mail scanner may sit behind one address.
    private const int UsualPerAddress = 300;

    // Several scanners and a person, each opening the page some times.
    private const int UsualPerLink = 120;

    private const int Segments = 6;
    private const string NoLink = "";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.CreateChained(
        Limiter(http => addresses.NetworkOf(http.Request), configuration.GetValue("Approvals:RequestsPerMinutePerAddress", UsualPerAddress)),
        Limiter(LinkOf, configuration.GetValue("Approvals:RequestsPerMinutePerLink", UsualPerLink)));

    /// <summary>Takes a request into account; returns after how long to try again when there were too many, else null.</summary>
    public TimeSpan? Refuses(HttpContext http)
    {
        using var lease = _limiter.AttemptAcquire(http);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : Window / Segments;
    }

    public void Dispose() => _limiter.Dispose();

    private static PartitionedRateLimiter<HttpContext> Limiter(Func<HttpContext, string> partition, int permits) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http => partition(http) is { Length: > 0 } key
            ? RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = permits,
                Window = Window,
                SegmentsPerWindow = Segments,
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(NoLink));

    // By the hash, so that no memory dump has tokens; what can be no token is counted by its address only.
    private static string LinkOf(HttpContext http) =>
        http.Request.RouteValues["token"] is string token && LinkTokens.IsWellFormed(token) ? LinkTokens.HashOf(token) : NoLink;
}
