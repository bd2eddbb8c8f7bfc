using Azure;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Storage refuses a turn for good: it is too large, for example.</summary>
internal sealed class TurnRefusedException(string why) : Exception(why);

/// <summary>
/// Stores a turn's outcome. After an answer that leaves open whether it happened, a look at the row tells: our turn id means yes,
/// the former one means no, anything else means that storage is not what memory believes.
/// </summary>
internal sealed class TurnStore(HubSession session, HubParts parts)
{
    /// <summary>The row as stored; null when the instance is to be read again, or this session is over.</summary>
    /// <exception cref="TurnRefusedException">Storage never takes it.</exception>
    public async Task<InstanceRow?> StoreAsync(Commit commit)
    {
        var (before, after) = (commit.Before, commit.After);
        for (var delay = TimeSpan.FromMilliseconds(20); !session.Closing.IsCancellationRequested; delay = Backoff.Next(delay))
        {
            try
            {
                return after with { ETag = await parts.Store.CommitAsync(commit with { Before = before }, session.Closing) };
            }
            catch (Exception error) when (Backoff.IsRefusal(error))
            {
                throw new TurnRefusedException($"Storage refuses the turn: {Backoff.Describe(error)} {error.Message.Split('\n')[0]}");
            }
            catch (Exception error) when (Backoff.IsStorageFailure(error))
            {
                if (session.Closing.IsCancellationRequested) return null;
                var there = await LookAsync(before.InstanceId);
                if (there is null && session.Closing.IsCancellationRequested) return null;
                if (there?.TurnId == after.TurnId) return after with { ETag = there.ETag };
                if (there?.TurnId != before.TurnId || error is RequestFailedException { Status: 404 })
                {
                    Logs.NotAsLeft(parts.Logger, before.InstanceId);
                    parts.Suspect();
                    return null;
                }

                before = before with { ETag = there.ETag };
                Logs.CommitRetried(parts.Logger, before.InstanceId, Backoff.Describe(error), delay);
            }

            await Task.Delay(delay, CancellationToken.None);
        }

        return null;
    }

    private async Task<InstanceRow?> LookAsync(string instanceId)
    {
        InstanceRow? there = null;
        await Backoff.RepeatAsync(
            async () => there = await parts.Reader.FindAsync(instanceId, withPayloads: false, session.Closing),
            (error, delay) => Logs.CommitRetried(parts.Logger, instanceId, Backoff.Describe(error), delay),
            session.Closing);
        return there;
    }
}
