using Azure;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Waits between attempts at storage, in real time.</summary>
internal static class Backoff
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);

    /// <summary>Is storage, or the way to it, to blame, so that the same call may succeed later?</summary>
    public static bool IsStorageFailure(Exception error) =>
        error is RequestFailedException or LeaseLostException or IOException or AggregateException or TimeoutException or TaskCanceledException;

    /// <summary>Does storage refuse what it was given, so that the same call never succeeds?</summary>
    public static bool IsRefusal(Exception error) => error is InvalidOperationException or RequestFailedException { Status: 400 or 413 };

    public static TimeSpan Next(TimeSpan delay) => delay * 2 < Longest ? delay * 2 : Longest;

    /// <summary>Does something until it succeeds, as long as storage is to blame that it does not, or until that is wanted no more.</summary>
    /// <param name="work">What to do; safe to repeat.</param>
    /// <param name="onFailure">Told of every failure, and of the pause before the next attempt.</param>
    /// <param name="closing">Ends it, without an exception.</param>
    public static async Task RepeatAsync(Func<Task> work, Action<Exception, TimeSpan> onFailure, CancellationToken closing)
    {
        for (var delay = First; !closing.IsCancellationRequested; delay = Next(delay))
        {
            try
            {
                await work();
                return;
            }
            catch (Exception error) when (IsStorageFailure(error) || error is OperationCanceledException || closing.IsCancellationRequested)
            {
                if (!closing.IsCancellationRequested) onFailure(error, delay);
            }

            await Task.Delay(delay, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What went wrong in one word or two; messages of the storage client span pages.</summary>
    public static string Describe(Exception error) => error is RequestFailedException failed ? $"{failed.Status} {failed.ErrorCode}" : error.GetType().Name;
}
