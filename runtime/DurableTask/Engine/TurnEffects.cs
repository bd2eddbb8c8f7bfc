using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Sets going what a stored turn decided: activities, timers, messages, the end.</summary>
internal sealed class TurnEffects(HubSession session, HubParts parts)
{
    public void Start(Instance instance, InstanceRow stored, TurnOutcome outcome)
    {
        if (stored.IsEnded)
        {
            End(instance, stored, outcome);
            return;
        }

        if (outcome.Outbox is { } outbox) session.Deliveries.Start(instance, outbox);
        if (outcome.Restarts)
        {
            Forget(instance.Id, stored.Execution);
            return;
        }

        foreach (var decision in outcome.Turn?.Out ?? []) Start(instance, stored, decision);
    }

    /// <summary>Sets going again what was under way when the instance was last in memory.</summary>
    public void Resume(Instance instance, InstanceRow row)
    {
        if (row is { Turns: 0, StartAt: { } startAt } && startAt > parts.Time.GetUtcNow()) session.Timers.Add(DueTimer.Wake(instance.Id), startAt);
        foreach (var decision in instance.Execution!.Context.Open.ToList()) Start(instance, row, decision);
    }

    private void Start(Instance instance, InstanceRow row, Decision decision)
    {
        switch (decision)
        {
            case ActivityCalled call when instance.TryPin():
                _ = RunActivityAsync(instance, row, call);
                break;
            case TimerCreated timer:
                session.Timers.Add(new DueTimer(instance.Id, row.Execution, timer.Id), timer.FireAt);
                break;
        }
    }

    private async Task RunActivityAsync(Instance instance, InstanceRow row, ActivityCalled call)
    {
        try
        {
            var result = await Task.Run(() => parts.Activities.RunAsync(instance.Id, row.Version, row.Execution, call, session.Closing));
            session.Post(instance.Id, new Message(result));
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

    private void End(Instance instance, InstanceRow stored, TurnOutcome outcome)
    {
        Logs.Ended(parts.Logger, stored.Name, stored.InstanceId, stored.Status.ToString());
        session.Remove(instance);
        session.Deliveries.StartLast(instance.Id, outcome.Outbox is { } outbox ? [outbox] : []);
    }

    private void Forget(string instanceId, int execution) => _ = Task.Run(async () =>
    {
        try
        {
            await parts.Store.DeleteHistoryBeforeAsync(instanceId, execution, session.Closing);
        }
        catch (Exception error) when (Backoff.IsStorageFailure(error))
        {
            // Old history is ignored; the next continue-as-new or a purge removes it.
        }
    });
}
