using Microsoft.DurableTask;
using Onboarding.Runtime.DurableTask.Storage;
using Onboarding.Runtime.DurableTask.Tracing;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Runs one turn of an instance: take messages in, run the code, store the outcome, set its effects going.</summary>
internal sealed class TurnRunner(HubSession session, HubParts parts)
{
    private const int MostMessages = 500;

    // Far more than deployments and crashes of other causes that one activity lives through.
    private const int MostAttempts = 20;

    // Nearer than that, the hub's clock is the machine's.
    private static readonly TimeSpan SameClock = TimeSpan.FromSeconds(1);

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
            catch (Exception error) when (Backoff.IsStorageFailure(error) && !Backoff.IsRefusal(error))
            {
                // Storage is away: reading comes before taking messages, so nothing is lost by trying again.
                Logs.CommitRetried(parts.Logger, instance.Id, Backoff.Describe(error), delay);
            }
            catch (Exception error)
            {
                // Nothing is known of what is in memory now: read the instance again, a while later.
                var pause = session.ReadAgainLater(instance);
                Logs.TurnFailed(parts.Logger, error, instance.Id, pause);
                return;
            }

            await Task.Delay(delay, CancellationToken.None);
        }
    }

    /// <summary>Forgets an instance that another one has replaced.</summary>
    public void Forget(InstanceRow former) => _effects.Forget(former, hasMarks: false);

    private async Task RunOnceAsync(Instance instance)
    {
        if (instance.Row is null && !await ReadAsync(instance)) return;
        var row = instance.Row!;
        List<Message> messages = [.. instance.Held, .. instance.Take(MostMessages)];
        var intake = Intake.Of(row, instance, messages, parts.Time.GetUtcNow());
        instance.Held.Clear();
        instance.Held.AddRange(intake.Held);
        if (intake.IsEmpty)
        {
            _effects.Discard(instance.Id, intake.Repeated);
            _effects.SetWakeTime(instance, row);
            // Nothing is to be done, and it could be read.
            session.NoteProgress(instance.Id);
            return;
        }

        var begun = row.Turns > 0 ? row : row with { BegunAt = TimeProvider.System.GetUtcNow() };
        using var span = TaskSpans.StartTurn(begun);
        var (outcome, commit) = Decide(instance, row, begun, intake);
        InstanceRow? stored;
        List<Message> left = [];
        try
        {
            stored = await _store.StoreAsync(commit);
        }
        catch (TurnRefusedException refused)
        {
            outcome = TurnOutcome.Broken(begun, instance.Execution, refused.Message, parts.Time.GetUtcNow());
            commit = outcome.ToCommit(row, []);
            left = intake.Consumed;
            stored = await _store.StoreAsync(commit);
        }

        if (stored is null)
        {
            session.ReadAgain(instance);
            return;
        }

        instance.Row = stored;
        TurnSpans.Tell(begun, instance.Execution?.Context, outcome);
        session.NoteProgress(instance.Id);
        instance.HasMarks |= intake.Consumed.Any(message => Keys.IsMarkedWhenTaken(message.RowKey!));
        _effects.Discard(instance.Id, intake.Repeated);
        if (left.Count == 0) _effects.DiscardBlobs(intake.Consumed);
        if (intake.Goes && instance.Held.Count > 0) session.Post(instance.Id, Message.Look);
        if (outcome.Restarts)
        {
            _effects.Forget(row, instance.HasMarks);
            instance.HasMarks = false;
            _loader.Begin(instance, stored, outcome.Seed ?? [], session);
            session.Post(instance.Id, Message.Look);
        }

        parts.Waiters.Tell(stored);
        _effects.Start(instance, stored, outcome, commit);
        // Not taken in, they are dropped with whatever else comes after the end.
        foreach (var message in left) session.Post(instance.Id, message);
    }

    private (TurnOutcome Outcome, Commit Commit) Decide(Instance instance, InstanceRow row, InstanceRow begun, Intake intake)
    {
        var consumed = intake.Consumed.Select(message => message.RowKey!).ToList();
        try
        {
            var outcome = RunCode(instance, begun, intake);
            return (outcome, outcome.ToCommit(row, consumed));
        }
        catch (Exception poison)
        {
            // What user code throws is its task's failure; this is data that cannot be written or read.
            var outcome = TurnOutcome.Broken(begun, instance.Execution, $"{poison.GetType()}: {poison.Message}", parts.Time.GetUtcNow());
            return (outcome, outcome.ToCommit(row, consumed));
        }
    }

    private TurnOutcome RunCode(Instance instance, InstanceRow row, Intake intake)
    {
        var now = parts.Time.GetUtcNow();
        if (intake.Terminate is { } terminate) return TurnOutcome.Terminated(row, instance.Execution, terminate, intake.Arrivals, now);
        if (intake.Broken is { } broken) return TurnOutcome.Broken(row, instance.Execution, broken.Why, now, broken.ErrorType);
        if (!intake.Goes) return TurnOutcome.Noted(row, intake.Status, intake.Arrivals, now);
        var execution = instance.Execution!;
        var arrivals = row.Turns == 0 ? [new Started(row.Input), .. _loader.SeedOf(instance), .. intake.Arrivals] : intake.Arrivals;
        var realNow = TimeProvider.System.GetUtcNow();
        return TurnOutcome.Of(row, execution, new Turn(now, arrivals, execution.Run(now, realNow, arrivals))
        {
            Real = (realNow - now).Duration() > SameClock ? realNow : null,
        });
    }

    /// <summary>Reads the instance's partition and sets what was under way going again. False: there is nothing to run.</summary>
    private async Task<bool> ReadAsync(Instance instance)
    {
        var before = instance.Waiting;
        var partition = await PartitionAsync(instance);
        if (partition is null or { Row.IsEnded: true })
        {
            // Where there was none, one may have been created during the look, and the call to read it came after the others.
            await DropAsync(instance, partition, partition is null ? before : int.MaxValue);
            return false;
        }

        var failure = _loader.Load(instance, partition, session);
        if (failure == ExecutionLoader.SetAside)
        {
            Logs.VersionSetAside(parts.Logger, instance.Id, partition.Row.Version);
            instance.Take(int.MaxValue);
            session.NoteProgress(instance.Id);
            session.Remove(instance);
            return false;
        }

        List<ActivityCalled> calls = failure is null && instance.Fresh is null ? [.. instance.Execution!.Context.Open.OfType<ActivityCalled>()] : [];
        // Counted before they run: should the process die of one of them, the next one knows.
        var isPoison = partition.Row.Attempts >= MostAttempts;
        var row = calls.Count > 0 && !isPoison ? await CountAsync(partition.Row) : partition.Row;

        // From here on nothing fails: the instance counts as read.
        instance.Row = row;
        foreach (var taken in partition.Turns.SelectMany(turn => turn.Taken ?? [])) instance.Seen.Add(taken);
        // Before what is in the mailbox: it was there first.
        instance.Held.AddRange(MessagesOf(partition));
        foreach (var outbox in partition.Outbox) session.Deliveries.Start(instance, outbox);
        if (failure is not null) instance.Held.Insert(0, new Message(failure));
        if (isPoison) instance.Held.AddRange(calls.Select(call => new Message(new TaskFailed(call.Id, Poison(call), row.ExecutionId))));
        _effects.Resume(instance, row, isPoison ? [] : calls);
        return true;
    }

    private async Task<InstanceRow> CountAsync(InstanceRow row)
    {
        var counted = row with { Attempts = row.Attempts + 1, TurnId = Guid.NewGuid().ToString("N") };
        return counted with { ETag = await parts.Store.CommitAsync(new Commit(row, counted), session.Closing) };
    }

    private static TaskFailureDetails Poison(ActivityCalled call) => new("Onboarding.PoisonActivity",
        $"The activity '{call.Name}' was under way {MostAttempts} times when the process ended, and never came to an end itself. It is not tried again.", null, null);

    private async Task<InstancePartition?> PartitionAsync(Instance instance)
    {
        if (instance.Fresh is { } fresh) return new InstancePartition(fresh);
        return await session.AwakenAsync(instance)
            ? await parts.Reader.LoadAsleepAsync(instance.Id, session.Closing)
            : await parts.Reader.LoadAsync(instance.Id, session.Closing);
    }

    private async Task DropAsync(Instance instance, InstancePartition? partition, int most)
    {
        List<Message> dropped = [.. instance.Take(most).Where(message => message.RowKey is not null), .. MessagesOf(partition)];
        foreach (var message in dropped) await parts.Store.DeleteRowAsync(instance.Id, message.RowKey!, session.Closing);
        _effects.DiscardBlobs(dropped);
        session.NoteProgress(instance.Id);
        session.Remove(instance, partition?.Outbox ?? []);
    }

    private static IEnumerable<Message> MessagesOf(InstancePartition? partition) =>
        partition?.Inbox.Select(one => new Message(one.Arrival, one.RowKey, one.Blob)) ?? [];
}
