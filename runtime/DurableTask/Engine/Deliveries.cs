using System.Collections.Concurrent;
using Azure;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// Carries a turn's messages to other instances, then removes them from the outbox. Repeating a delivery changes nothing: keys are
/// made from sender, execution and decision.
/// </summary>
internal sealed class Deliveries(HubSession session, HubParts parts) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Starts delivering; the sender is kept in memory until it is done, and afterwards <paramref name="then"/> runs.</summary>
    public void Start(Instance sender, OutboxRow? outbox, Func<Task>? then = null)
    {
        if (!sender.TryPin()) return;
        var task = Task.Run(() => RunAsync(sender, outbox, then));
        _running[task] = true;
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_running.Keys);

    /// <summary>Creates an instance with its index row. False: there is a live one, or the same order was carried out before.</summary>
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
        var marked = parts.Store.Live.MarkAwakeAsync(instanceId, cancellation);
        var created = await parts.Store.CreateAsync(row, cancellation);
        await marked;
        session.Post(instanceId, new Message(null));
        return created is not null;
    }

    private async Task RunAsync(Instance sender, OutboxRow? outbox, Func<Task>? then)
    {
        try
        {
            for (var delay = TimeSpan.FromMilliseconds(50); !session.Closing.IsCancellationRequested; delay = Backoff.Next(delay))
            {
                try
                {
                    if (outbox is not null)
                    {
                        foreach (var message in outbox.Messages) await DeliverAsync(sender, message);
                        await parts.Store.DeleteRowAsync(sender.Id, outbox.RowKey, session.Closing);
                    }

                    if (then is not null) await then();
                    return;
                }
                catch (Exception error) when (error is RequestFailedException or IOException or AggregateException or TimeoutException)
                {
                    Logs.DeliveryRetried(parts.Logger, sender.Id, Backoff.Describe(error), delay);
                    await Task.Delay(delay, session.Closing);
                }
            }
        }
        catch (OperationCanceledException) when (session.Closing.IsCancellationRequested)
        {
            // The outbox row stays and is delivered by whoever reads the instance next.
        }
        finally
        {
            sender.Unpin();
        }
    }

    private Task DeliverAsync(Instance sender, OutboxMessage message)
    {
        if (message.Create is { } order) return CreateSubAsync(sender, message, order);
        return IsLiveAsync(message.Target, () => session.DeliverAsync(message.Target, message.Key, message.Arrival!, session.Closing));
    }

    private async Task CreateSubAsync(Instance sender, OutboxMessage message, NewInstance order)
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
        await session.DeliverAsync(sender.Id, Keys.AnswerFrom(message.Target + "!", parent.Execution, parent.TaskId),
            new TaskFailed(parent.TaskId, failure, parent.Execution), session.Closing);
    }

    private async Task IsLiveAsync(string instanceId, Func<Task> deliver)
    {
        if (session.Knows(instanceId) || await parts.Store.FindAsync(instanceId, withPayloads: false, session.Closing) is { IsEnded: false }) await deliver();
        else Logs.MessageDropped(parts.Logger, instanceId);
    }
}
