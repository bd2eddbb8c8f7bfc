using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Runs one turn of an instance: take messages in, run the code, store the outcome, set its effects going.</summary>
internal sealed class TurnRunner(HubSession session, HubParts parts)
{
    private const int MostMessages = 500;

    private readonly TurnStore _store = new(session, parts);
    private readonly TurnEffects _effects = new(session, parts);
    private readonly ExecutionLoader _loader = new(parts);

    public async Task RunAsync(Instance instance)
    {
        for (var delay = TimeSpan.FromMilliseconds(50); !session.Closing.IsCancellationRequested; delay = Backoff.Next(delay))
        {
            try
            {
                await RunOnceAsync(instance);
                return;
            }
            catch (OperationCanceledException) when (session.Closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (Backoff.IsStorageFailure(error))
            {
                // Storage is away: reading comes before taking messages, so nothing is lost by trying again.
                Logs.CommitRetried(parts.Logger, instance.Id, Backoff.Describe(error), delay);
            }
            catch (Exception error)
            {
                // Nothing is known of what is in memory now: read the instance again, a while later.
                Logs.TurnFailed(parts.Logger, error, instance.Id, Backoff.Longest);
                session.ReadAgain(instance, Backoff.Longest);
                return;
            }

            await Task.Delay(delay, CancellationToken.None);
        }
    }

    private async Task RunOnceAsync(Instance instance)
    {
        if (instance.Row is null && !await ReadAsync(instance)) return;
        var row = instance.Row!;
        List<Message> messages = [.. instance.Held, .. instance.Take(MostMessages)];
        var intake = Intake.Of(row, instance, messages, parts.Time.GetUtcNow());
        instance.Held.Clear();
        instance.Held.AddRange(intake.Held);
        if (intake.IsEmpty) return;

        var outcome = intake.Terminate is { } terminate
            ? TurnOutcome.Terminated(row, instance.Execution, terminate, intake.Arrivals, parts.Time.GetUtcNow())
            : RunCode(instance, row, intake);
        outcome = outcome.At(row, intake.Consumed);
        var stored = await _store.StoreAsync(row, outcome);
        if (stored is null) return;
        instance.Row = stored;
        instance.SeenRows.RemoveWhere(key => !Keys.IsMarkedWhenTaken(key));
        if (intake.Goes && instance.Held.Count > 0) session.Post(instance.Id, new Message(null));
        if (outcome.Restarts)
        {
            _loader.Begin(instance, stored, outcome.Seed ?? [], session);
            session.Post(instance.Id, new Message(null));
        }

        parts.Waiters.Tell(stored);
        _effects.Start(instance, stored, outcome);
    }

    private TurnOutcome RunCode(Instance instance, InstanceRow row, Intake intake)
    {
        var now = parts.Time.GetUtcNow();
        if (intake.Broken is { } broken) return TurnOutcome.Broken(row, instance.Execution, broken.Why, now, broken.ErrorType);
        if (intake.Status == OrchestrationRuntimeStatus.Suspended) return TurnOutcome.Suspended(row, intake.Arrivals, now);
        var execution = instance.Execution!;
        var arrivals = row.Turns == 0 ? [new Started(row.Input), .. _loader.SeedOf(instance), .. intake.Arrivals] : intake.Arrivals;
        try
        {
            return TurnOutcome.Of(row, execution, new Turn(now, arrivals, execution.Run(now, arrivals)));
        }
        catch (Exception poison)
        {
            // What user code throws is its task's failure; this is data that cannot be written or read.
            return TurnOutcome.Broken(row, execution, $"{poison.GetType()}: {poison.Message}", now);
        }
    }

    /// <summary>Reads the instance's partition and sets what was under way going again. False: there is nothing to run.</summary>
    private async Task<bool> ReadAsync(Instance instance)
    {
        var partition = instance.Fresh is { } fresh ? InstancePartition.New(fresh) : await parts.Store.LoadAsync(instance.Id, session.Closing);
        if (partition is null or { Row.IsEnded: true })
        {
            await DropAsync(instance, partition);
            return false;
        }

        var failure = _loader.Load(instance, partition, session);
        if (failure == ExecutionLoader.SetAside)
        {
            Logs.VersionSetAside(parts.Logger, instance.Id, partition.Row.Version);
            instance.Take(int.MaxValue);
            session.Remove(instance);
            return false;
        }

        instance.Row = partition.Row;
        instance.SeenRows.UnionWith(partition.TakenRows);
        foreach (var row in partition.Inbox) session.Post(instance.Id, new Message(row.Arrival, row.RowKey));
        foreach (var outbox in partition.Outbox) session.Deliveries.Start(instance, outbox);
        if (failure is not null) session.Post(instance.Id, new Message(failure));
        else _effects.Resume(instance, partition.Row);
        return true;
    }

    private async Task DropAsync(Instance instance, InstancePartition? partition)
    {
        foreach (var message in instance.Take(int.MaxValue).Where(message => message.RowKey is not null))
            await parts.Store.DeleteRowAsync(instance.Id, message.RowKey!, session.Closing);
        foreach (var row in partition?.Inbox ?? []) await parts.Store.DeleteRowAsync(instance.Id, row.RowKey, session.Closing);
        session.Remove(instance);
        // Without an instance its index row is left: it may be about to be created.
        if (partition is not null) session.Deliveries.StartLast(instance.Id, [.. partition.Outbox]);
    }
}
