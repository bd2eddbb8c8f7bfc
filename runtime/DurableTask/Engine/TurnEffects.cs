using Onboarding.Runtime.DurableTask.Storage;
using Onboarding.Runtime.DurableTask.Tracing;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Sets going what a stored turn decided: activities, timers, messages, the end.</summary>
internal sealed class TurnEffects(HubSession session, HubParts parts)
{
    // Whoever sent an event has long heard that it was stored.
    private static readonly TimeSpan MarksAreKept = TimeSpan.FromHours(1);

    public void Start(Instance instance, InstanceRow stored, TurnOutcome outcome, Commit commit)
    {
        var outbox = commit.OutboxKey is { } key ? new OutboxRow(key, outcome.Messages, Payloads.NeedsBlob(commit.Outbox!)) : null;
        if (stored.IsEnded)
        {
            Logs.Ended(parts.Logger, stored.Name, stored.InstanceId, stored.Status.ToString());
            session.Remove(instance, outbox is null ? [] : [outbox]);
            return;
        }

        if (outbox is not null) session.Deliveries.Start(instance, outbox);
        foreach (var call in outcome.Restarts ? [] : outcome.Turn?.Out.OfType<ActivityCalled>() ?? []) StartActivity(instance, stored, call);
        SetWakeTime(instance, stored);
    }

    /// <summary>Sets going again what was under way when the instance was last in memory.</summary>
    public void Resume(Instance instance, InstanceRow row, IReadOnlyList<ActivityCalled> calls)
    {
        foreach (var call in calls) StartActivity(instance, row, call);
        SetWakeTime(instance, row);
    }

    /// <summary>Sets when the instance must look at itself, whatever else comes.</summary>
    public void SetWakeTime(Instance instance, InstanceRow row) => session.Timers.Set(instance.Id, WakeTime.Of(instance, row));

    /// <summary>Forgets an execution that was continued as new or replaced.</summary>
    public void Forget(InstanceRow over, bool hasMarks) => InBackground(async () =>
    {
        await parts.Store.ForgetAsync(over, session.Closing);
        if (hasMarks) await parts.Store.DeleteMarksAsync(over.InstanceId, TimeProvider.System.GetUtcNow() - MarksAreKept, session.Closing);
    });

    /// <summary>Removes rows that were taken in before and came again.</summary>
    public void Discard(string instanceId, IReadOnlyList<Message> repeated)
    {
        foreach (var message in repeated.Where(message => !Keys.IsMarkedWhenTaken(message.RowKey!)))
            InBackground(() => parts.Store.DeleteRowAsync(instanceId, message.RowKey!, session.Closing));
    }

    /// <summary>Removes the blobs of messages that were taken in.</summary>
    public void DiscardBlobs(IReadOnlyList<Message> consumed)
    {
        foreach (var message in consumed.Where(message => message.Blob is not null))
            InBackground(() => parts.Store.DeleteBlobAsync(message.Blob!, session.Closing));
    }

    private void StartActivity(Instance instance, InstanceRow row, ActivityCalled call)
    {
        if (instance.TryPin()) _ = RunActivityAsync(instance, row, call);
    }

    private async Task RunActivityAsync(Instance instance, InstanceRow row, ActivityCalled call)
    {
        try
        {
            await Task.Run(() => parts.Activities.RunAsync(
                instance.Id, row.Version, row.ExecutionId, call, TaskSpans.ParentOf(row, call.Id), result => session.Post(instance.Id, new Message(result)), session.Closing));
        }
        catch (OperationCanceledException)
        {
            // The session closes; the call is still open in history and runs again.
        }
        finally
        {
            instance.Unpin();
        }
    }

    // What is left behind by a failure is not read again, and goes with the instance.
    private static void InBackground(Func<Task> clean) => _ = Task.Run(async () =>
    {
        try
        {
            await clean();
        }
        catch (Exception error) when (error is OperationCanceledException || Backoff.IsStorageFailure(error))
        {
            // See above.
        }
    });
}
