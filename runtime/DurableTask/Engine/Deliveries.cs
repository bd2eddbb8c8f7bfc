using Microsoft.DurableTask;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// Carries a turn's messages to other instances, then removes them from the outbox, one turn of a sender after the other. Repeating a
/// delivery changes nothing: keys are made from sender, execution and decision. Activities of a last turn run beside that; their row in the
/// outbox stays until they have ended, so that they run again should the process end before.
/// </summary>
internal sealed class Deliveries(HubSession session, HubParts parts) : IAsyncDisposable
{
    private const int TargetsAtOnce = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Sender> _senders = new(StringComparer.Ordinal);
    private readonly NewInstances _creations = new(session, parts);
    private int _rowsToRemove;

    /// <summary>Starts delivering; the sender is kept in memory until it is done.</summary>
    public void Start(Instance sender, OutboxRow outbox)
    {
        if (!sender.TryPin()) return;
        Enqueue(sender.Id, async () =>
        {
            try
            {
                await CarryAsync(sender.Id, outbox);
            }
            finally
            {
                sender.Unpin();
            }
        });
    }

    /// <summary>
    /// Starts delivering what an ended instance leaves, once it is out of memory. When that is done, and no activity runs that its id called in a
    /// last turn, it counts as live no more.
    /// </summary>
    public void StartLast(string senderId, IReadOnlyList<OutboxRow> outboxes, Task removed) => Enqueue(senderId, async () =>
    {
        await removed;
        foreach (var outbox in outboxes) await CarryAsync(senderId, outbox);
        lock (_gate) _senders[senderId].HasEnded = true;
        await RetireAsync(senderId);
    });

    /// <summary>From here on an instance of the id may live again.</summary>
    public void NoteBegun(string senderId)
    {
        lock (_gate)
        {
            if (_senders.TryGetValue(senderId, out var sender)) sender.HasEnded = false;
        }
    }

    /// <summary>Are messages of the sender on their way?</summary>
    public bool AreUnderWayOf(string senderId)
    {
        lock (_gate) return _senders.TryGetValue(senderId, out var sender) && sender.Last is not null;
    }

    /// <summary>Have activities of last turns ended whose row in the outbox is not removed yet, so that they would run again?</summary>
    public bool HasRowsToRemove => Volatile.Read(ref _rowsToRemove) > 0;

    /// <summary>Do activities run that were called in a last turn under this id, so that a row waits in its outbox?</summary>
    public bool RunActivitiesOf(string senderId)
    {
        lock (_gate) return _senders.TryGetValue(senderId, out var sender) && sender.Activities.Count > 0;
    }

    /// <summary>Completed when every message that a sender has left is delivered.</summary>
    public Task WhenDoneAsync(string senderId)
    {
        lock (_gate) return _senders.TryGetValue(senderId, out var sender) && sender.Last is { } last ? last : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        // What a delivery sets going is there when the delivery is done.
        await Task.WhenAll(Running(sender => sender.Last is { } last ? [last] : [])).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(Running(sender => sender.Activities.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private List<Task> Running(Func<Sender, IEnumerable<Task>> tasks)
    {
        lock (_gate) return [.. _senders.Values.SelectMany(tasks)];
    }

    private void Enqueue(string senderId, Func<Task> work)
    {
        lock (_gate)
        {
            if (!_senders.TryGetValue(senderId, out var sender)) _senders[senderId] = sender = new Sender();
            var task = AfterAsync(sender.Last ?? Task.CompletedTask, work);
            sender.Last = task;
            _ = task.ContinueWith(done => Forget(senderId, sender, done), TaskScheduler.Default);
        }
    }

    private void Forget(string senderId, Sender sender, Task done)
    {
        lock (_gate)
        {
            if (sender.Last != done) return;
            sender.Last = null;
            if (sender.Activities.Count == 0) _senders.Remove(senderId);
        }
    }

    // One of the sender's deliveries itself, so that nobody uses the id anew before it is done.
    private async Task RetireAsync(string senderId)
    {
        lock (_gate)
        {
            if (_senders[senderId] is not { HasEnded: true, Activities.Count: 0 }) return;
        }

        await session.RetireAsync(senderId);
    }

    private static async Task AfterAsync(Task before, Func<Task> work)
    {
        // Off the caller's thread, which is in the middle of a turn; and a failure before is not this one's.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        await work();
    }

    private async Task CarryAsync(string senderId, OutboxRow outbox)
    {
        await RepeatAsync(senderId, () => DeliverAsync(senderId, outbox.Messages.Where(message => message.Activity is null)));
        if (outbox.Messages.Any(message => message.Activity is not null)) StartActivities(senderId, outbox);
        else await RemoveAsync(senderId, outbox);
    }

    // To one target in order, to different ones together.
    private async Task DeliverAsync(string senderId, IEnumerable<OutboxMessage> messages)
    {
        var targets = messages.GroupBy(message => message.Target);
        await Parallel.ForEachAsync(targets, new ParallelOptions { MaxDegreeOfParallelism = TargetsAtOnce, CancellationToken = session.Closing }, async (target, _) =>
        {
            foreach (var message in target) await DeliverAsync(senderId, message);
        });
    }

    // Read again while they run, a row does not set them going twice.
    private void StartActivities(string senderId, OutboxRow outbox)
    {
        lock (_gate)
        {
            var sender = _senders[senderId];
            if (sender.Activities.ContainsKey(outbox.RowKey)) return;
            List<OutboxMessage> calls = [.. outbox.Messages.Where(message => message.Activity is not null)];
            var left = calls.Count;
            sender.Activities[outbox.RowKey] = AfterAsync(Task.CompletedTask, async () =>
            {
                try
                {
                    await Task.WhenAll(calls.Select(call => RunAsync(senderId, call, () =>
                    {
                        if (Interlocked.Decrement(ref left) == 0) Interlocked.Increment(ref _rowsToRemove);
                    })));
                    await RemoveAsync(senderId, outbox);
                    Interlocked.Decrement(ref _rowsToRemove);
                }
                finally
                {
                    lock (_gate)
                    {
                        sender.Activities.Remove(outbox.RowKey);
                        Enqueue(senderId, () => RetireAsync(senderId));
                    }
                }
            });
        }
    }

    private async Task RemoveAsync(string senderId, OutboxRow outbox)
    {
        await RepeatAsync(senderId, () => parts.Store.DeleteRowAsync(senderId, outbox.RowKey, session.Closing));
        if (outbox.HasBlob) await RepeatAsync(senderId, () => parts.Store.DeleteOutboxBlobsAsync(senderId, outbox.RowKey, session.Closing));
    }

    // Until it succeeds or the session closes: then the rows stay and are delivered by whoever reads the instance next.
    private Task RepeatAsync(string senderId, Func<Task> work) => Backoff.RepeatAsync(
        work, (error, delay) => Logs.DeliveryRetried(parts.Logger, senderId, Backoff.Describe(error), delay), session.Closing);

    private async Task DeliverAsync(string senderId, OutboxMessage message)
    {
        if (message.Create is { } order) await CreateAsync(senderId, message, order);
        else if (await IsLiveAsync(message.Target)) await session.DeliverAsync(message.Target, message.Key, message.Arrival!, session.Closing);
        else Logs.MessageDropped(parts.Logger, message.Target);
    }

    private async Task CreateAsync(string senderId, OutboxMessage message, NewInstance order)
    {
        var creation = await _creations.CreateAsync(message.Target, message.Key, order, _ => true, session.Closing);
        if (creation.IsOurs) return;
        var failure = new TaskFailureDetails(typeof(InvalidOperationException).FullName!, $"There is a running orchestration with the id '{message.Target}'.", null, null);
        var parent = order.Parent!;
        await session.DeliverAsync(senderId, Keys.AnswerFrom(senderId, message.Target + "!", parent.ExecutionId, parent.TaskId),
            new TaskFailed(parent.TaskId, failure, parent.ExecutionId), session.Closing);
    }

    // Nobody waits for its result; what matters is that it runs, again if the process ends meanwhile, which waits for no activity.
    private Task RunAsync(string senderId, OutboxMessage message, Action ended) =>
        Task.Run(() => parts.Activities.RunAsync(senderId, "", "", message.Activity!, message.Trace, _ => ended(), session.Closing)).WaitAsync(session.Closing);

    private async Task<bool> IsLiveAsync(string instanceId) =>
        session.Knows(instanceId) || await parts.Reader.FindAsync(instanceId, withPayloads: false, session.Closing) is { IsEnded: false };

    /// <summary>What is under way of one sender id.</summary>
    private sealed class Sender
    {
        /// <summary>The last of its deliveries, which come one after the other; null when none is under way.</summary>
        public Task? Last { get; set; }

        /// <summary>Activities of last turns, by the key of the outbox row that names them.</summary>
        public Dictionary<string, Task> Activities { get; } = new(StringComparer.Ordinal);

        /// <summary>The instance of the id has ended, and its messages are delivered.</summary>
        public bool HasEnded { get; set; }
    }
}
