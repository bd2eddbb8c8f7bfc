using Microsoft.DurableTask;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// Carries a turn's messages to other instances, then removes them from the outbox, one turn of a sender after the other. Repeating a
/// delivery changes nothing: keys are made from sender, execution and decision.
/// </summary>
internal sealed class Deliveries(HubSession session, HubParts parts) : IAsyncDisposable
{
    private const int TargetsAtOnce = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _lastOf = new(StringComparer.Ordinal);
    private readonly NewInstances _creations = new(session, parts);

    /// <summary>Starts delivering; the sender is kept in memory until it is done.</summary>
    public void Start(Instance sender, OutboxRow outbox)
    {
        if (!sender.TryPin()) return;
        Enqueue(sender.Id, async () =>
        {
            try
            {
                await RepeatAsync(sender.Id, () => CarryAsync(sender.Id, outbox));
            }
            finally
            {
                sender.Unpin();
            }
        });
    }

    /// <summary>Starts delivering what an ended instance leaves; afterwards it counts as live no more.</summary>
    public void StartLast(string senderId, IReadOnlyList<OutboxRow> outboxes) => Enqueue(senderId, () => RepeatAsync(senderId, async () =>
    {
        foreach (var outbox in outboxes) await CarryAsync(senderId, outbox);
        await session.RetireAsync(senderId);
    }));

    public bool AreUnderWayOf(string senderId)
    {
        lock (_gate) return _lastOf.ContainsKey(senderId);
    }

    /// <summary>Completed when everything that a sender has left is delivered.</summary>
    public Task WhenDoneAsync(string senderId)
    {
        lock (_gate) return _lastOf.GetValueOrDefault(senderId, Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate) running = [.. _lastOf.Values];
        await Task.WhenAll(running);
    }

    private void Enqueue(string senderId, Func<Task> work)
    {
        lock (_gate)
        {
            var task = AfterAsync(_lastOf.GetValueOrDefault(senderId, Task.CompletedTask), work);
            _lastOf[senderId] = task;
            _ = task.ContinueWith(done => Forget(senderId, done), TaskScheduler.Default);
        }
    }

    private void Forget(string senderId, Task done)
    {
        lock (_gate)
        {
            if (_lastOf.TryGetValue(senderId, out var last) && last == done) _lastOf.Remove(senderId);
        }
    }

    private static async Task AfterAsync(Task before, Func<Task> work)
    {
        // Off the caller's thread, which is in the middle of a turn; and a failure before is not this one's.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        await work();
    }

    // To one target in order, to different ones together.
    private async Task CarryAsync(string senderId, OutboxRow outbox)
    {
        var targets = outbox.Messages.Where(message => message.Activity is null).GroupBy(message => message.Target);
        await Parallel.ForEachAsync(targets, new ParallelOptions { MaxDegreeOfParallelism = TargetsAtOnce, CancellationToken = session.Closing }, async (target, _) =>
        {
            foreach (var message in target) await DeliverAsync(senderId, message);
        });
        await Task.WhenAll(outbox.Messages.Where(message => message.Activity is not null).Select(message => RunAsync(senderId, message)));
        await parts.Store.DeleteRowAsync(senderId, outbox.RowKey, session.Closing);
    }

    // Until it succeeds or the session closes: then the rows stay and are delivered by whoever reads the instance next.
    private async Task RepeatAsync(string senderId, Func<Task> work)
    {
        for (var delay = TimeSpan.FromMilliseconds(50); !session.Closing.IsCancellationRequested; delay = Backoff.Next(delay))
        {
            try
            {
                await work();
                return;
            }
            catch (Exception error) when (Backoff.IsStorageFailure(error) || session.Closing.IsCancellationRequested)
            {
                if (session.Closing.IsCancellationRequested) return;
                Logs.DeliveryRetried(parts.Logger, senderId, Backoff.Describe(error), delay);
            }

            await Task.Delay(delay, session.Closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

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
    private Task<Arrival> RunAsync(string senderId, OutboxMessage message) =>
        Task.Run(() => parts.Activities.RunAsync(senderId, "", "", message.Activity!, session.Closing)).WaitAsync(session.Closing);

    private async Task<bool> IsLiveAsync(string instanceId) =>
        session.Knows(instanceId) || await parts.Reader.FindAsync(instanceId, withPayloads: false, session.Closing) is { IsEnded: false };
}
