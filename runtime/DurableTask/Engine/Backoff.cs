using Azure;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Waits between attempts at storage, in real time.</summary>
internal static class Backoff
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Is storage, or the way to it, to blame, so that the same call may succeed later?</summary>
    public static bool IsStorageFailure(Exception error) =>
        error is RequestFailedException or LeaseLostException or IOException or AggregateException or TimeoutException or TaskCanceledException;

    /// <summary>Does storage refuse what it was given, so that the same call never succeeds?</summary>
    public static bool IsRefusal(Exception error) => error is InvalidOperationException or RequestFailedException { Status: 400 or 413 };

    public static TimeSpan Next(TimeSpan delay) => delay * 2 < Longest ? delay * 2 : Longest;

    /// <summary>What went wrong in one word or two; messages of the storage client span pages.</summary>
    public static string Describe(Exception error) => error is RequestFailedException failed ? $"{failed.Status} {failed.ErrorCode}" : error.GetType().Name;
}
