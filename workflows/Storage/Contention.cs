using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Azure;

namespace Onboarding.Workflows.Storage;

/// <summary>
/// How writers that race for one head give way to each other: each waits a random while, on average longer every time, so that they
/// spread out. In real time, as storage does not run faster on a scaled clock.
/// </summary>
internal static class Contention
{
    /// <summary>How long a writer tries; who has not got through by then is told, so that nobody waits without end.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private const int Steps = 1000;

    // About as long as one write takes.
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    /// <summary>True when another writer was faster, so that deciding again on what is there now may succeed.</summary>
    public static bool IsLostRace(RequestFailedException failure) =>
        failure.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.Conflict;

    /// <summary>Whether a writer that began at a <see cref="Stopwatch"/> time may try again.</summary>
    public static bool MayGoOn(long begun) => Stopwatch.GetElapsedTime(begun) < Limit;

    /// <summary>Waits before the next attempt.</summary>
    /// <param name="attempt">Attempts lost so far, from 1.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static Task PauseAsync(int attempt, CancellationToken cancellation) =>
        Task.Delay(PauseAfter(attempt, RandomNumberGenerator.GetInt32(Steps) / (double)Steps), TimeProvider.System, cancellation);

    /// <summary>The pause after a number of lost attempts: a share of a bound that doubles.</summary>
    /// <param name="attempt">Attempts lost so far, from 1.</param>
    /// <param name="share">From 0 to 1.</param>
    internal static TimeSpan PauseAfter(int attempt, double share)
    {
        var bound = First * Math.Pow(2, Math.Min(attempt - 1, 10));
        return share * (bound < Longest ? bound : Longest);
    }
}
