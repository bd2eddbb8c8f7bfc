using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// Carries a turn's messages to other instances, then removes them from the outbox, one turn of a sender after the other. Repeating a
/// delivery changes nothing: keys are made from sender, execution and decision.
/// </summary>
internal sealed class Deliveries(HubSession session, HubParts parts) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _lastOf = new(StringComparer.Ordinal);

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

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate) running = [.. _lastOf.Values];
        await Task.WhenAll(running);
    }

    /// <summary>Creates an instance with its index row. False: there is one already, a live one or the outcome of the same order.</summary>
    public async Task<bool> CreateAsync(string instanceId, string creationKey, NewInstance order, CancellationToken cancellation)
    {
        var now = parts.Time.GetUtcNow();
        var row = new InstanceRow
        {
            InstanceId = instanceId,
            Name = order.Name,
            Version = order.Version,
            Status = OrchestrationRuntimeStatus.Pending,
            TurnId = creationKey,
            CreationKey = creationKey,
            CreatedAt = now,
            UpdatedAt = now,
            StartAt = order.StartAt,
            Parent = order.Parent,
            Tags = order.Tags ?? new Dictionary<string, string>(),
            Input = order.Input,
        };
        return await session.CreateAsync(row, cancellation);
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

    private async Task CarryAsync(string senderId, OutboxRow outbox)
    {
        foreach (var message in outbox.Messages) await DeliverAsync(senderId, message);
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
            catch (Exception error) when (Backoff.IsStorageFailure(error))
            {
                if (session.Closing.IsCancellationRequested) return;
                Logs.DeliveryRetried(parts.Logger, senderId, Backoff.Describe(error), delay);
            }

            await Task.Delay(delay, session.Closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task DeliverAsync(string senderId, OutboxMessage message)
    {
        if (message.Create is { } order) return CreateSubAsync(senderId, message, order);
        return IsLiveAsync(message.Target, () => session.DeliverAsync(message.Target, message.Key, message.Arrival!, session.Closing));
    }

    private async Task CreateSubAsync(string senderId, OutboxMessage message, NewInstance order)
    {
        if (await CreateAsync(message.Target, message.Key, order, session.Closing)) return;
        var there = await parts.Store.FindAsync(message.Target, withPayloads: false, session.Closing);
        if (there?.CreationKey == message.Key) return;
        if (there is null or { IsEnded: true })
        {
            if (there is not null) await parts.Store.PurgeAsync(message.Target, session.Closing);
            await CreateAsync(message.Target, message.Key, order, session.Closing);
            return;
        }

        var failure = new TaskFailureDetails(typeof(InvalidOperationException).FullName!, $"There is a running orchestration with the id '{message.Target}'.", null, null);
        var parent = order.Parent!;
        await session.DeliverAsync(senderId, Keys.AnswerFrom(message.Target + "!", parent.Execution, parent.TaskId),
            new TaskFailed(parent.TaskId, failure, parent.Execution), session.Closing);
    }

    private async Task IsLiveAsync(string instanceId, Func<Task> deliver)
    {
        if (session.Knows(instanceId) || await parts.Store.FindAsync(instanceId, withPayloads: false, session.Closing) is { IsEnded: false }) await deliver();
        else Logs.MessageDropped(parts.Logger, instanceId);
    }
}
