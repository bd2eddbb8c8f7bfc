using Azure;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// Stores a turn's outcome. After an answer that leaves open whether it happened, a look at the row tells: our turn id means yes,
/// the former one means no, anything else means that storage is not what memory believes.
/// </summary>
internal sealed class TurnStore(HubSession session, HubParts parts)
{
    /// <summary>The row as stored; null when this session is over.</summary>
    public async Task<InstanceRow?> StoreAsync(InstanceRow before, TurnOutcome outcome)
    {
        for (var delay = TimeSpan.FromMilliseconds(20); !session.Closing.IsCancellationRequested; delay = Backoff.Next(delay))
        {
            var commit = CommitOf(before, outcome);
            try
            {
                if (!parts.Lease.IsHeld) throw new TimeoutException("The hub's lease is not held.");
                return outcome.After with { ETag = await parts.Store.CommitAsync(commit, session.Closing) };
            }
            catch (Exception error) when (Backoff.IsStorageFailure(error))
            {
                if (session.Closing.IsCancellationRequested) return null;
                var there = await LookAsync(before.InstanceId);
                if (there is null && session.Closing.IsCancellationRequested) return null;
                if (there?.TurnId == outcome.After.TurnId) return outcome.After with { ETag = there.ETag };
                if (there?.TurnId != before.TurnId || error is RequestFailedException { Status: 404 })
                {
                    parts.Reload($"instance '{before.InstanceId}' is not as it was left");
                    return null;
                }

                before = before with { ETag = there.ETag };
                Logs.CommitRetried(parts.Logger, before.InstanceId, Backoff.Describe(error), delay);
            }

            await Task.Delay(delay, CancellationToken.None);
        }

        return null;
    }

    private static Commit CommitOf(InstanceRow before, TurnOutcome outcome) => new(before, outcome.After)
    {
        Turn = outcome.Turn,
        Seed = outcome.Seed,
        Consumed = outcome.Consumed,
        Outbox = outcome.Outbox,
    };

    private async Task<InstanceRow?> LookAsync(string instanceId)
    {
        for (var delay = TimeSpan.FromMilliseconds(50); !session.Closing.IsCancellationRequested; delay = Backoff.Next(delay))
        {
            try
            {
                return await parts.Store.FindAsync(instanceId, withPayloads: false, session.Closing);
            }
            catch (Exception error) when (Backoff.IsStorageFailure(error))
            {
                if (session.Closing.IsCancellationRequested) return null;
                Logs.CommitRetried(parts.Logger, instanceId, Backoff.Describe(error), delay);
            }

            await Task.Delay(delay, CancellationToken.None);
        }

        return null;
    }
}
