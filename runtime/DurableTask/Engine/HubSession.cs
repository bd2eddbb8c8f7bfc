using System.Collections.Concurrent;
using System.Threading.Channels;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// What a hub has in memory while it holds its lease and storage is as it was left: instances, timers, and who is asleep.
/// When storage turns out different, the session is thrown away and a new one is read from the tables.
/// </summary>
internal sealed class HubSession : IAsyncDisposable
{
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Another instance may have taken the id meanwhile, and that one may live long.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _asleep = new(StringComparer.Ordinal);
    private readonly Channel<Instance> _ready = Channel.CreateUnbounded<Instance>();
    private readonly IdGates _gates = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Troubles _troubles = new();
    private readonly HubParts _parts;
    private readonly TurnRunner _turns;
    private readonly Eviction _eviction;
    private readonly List<Task> _loops = [];

    public HubSession(HubParts parts)
    {
        _parts = parts;
        Closing = _closing.Token;
        Timers = new TimerQueue(parts.Time, instanceId => Post(instanceId, Message.Look));
        Deliveries = new Deliveries(this, parts);
        _turns = new TurnRunner(this, parts);
        _eviction = new Eviction(parts.Hub, () => _instances.Values, () => _instances.Count, TryLetGoAsync);
    }

    // Kept apart from its source: timers and deliveries may still look at it when the source is gone.
    public CancellationToken Closing { get; }

    public TimerQueue Timers { get; }

    public Deliveries Deliveries { get; }

    /// <summary>Is every result of an activity stored that has come to its end? Turns for other reasons may go on: what they are for is stored.</summary>
    public bool IsQuiet => !Deliveries.HasRowsToRemove && _instances.Values.All(instance => !instance.HasResults);

    /// <summary>Messages that wait for a turn of their instances.</summary>
    public int Queued => _instances.Values.Sum(instance => instance.Waiting);

    /// <summary>Instances on which the engine itself fails.</summary>
    public int InTrouble => _troubles.Count;

    /// <summary>Reads which instances live and sets them going. Those asleep are not read.</summary>
    public async Task<(int Live, int Asleep)> StartAsync(CancellationToken cancellation)
    {
        var live = 0;
        await foreach (var (instanceId, wakeAt) in _parts.Live.ListAsync(cancellation))
        {
            live++;
            if (wakeAt is not { } wake || wake <= _parts.Time.GetUtcNow())
            {
                Post(instanceId, Message.Look);
                continue;
            }

            _asleep[instanceId] = wake;
            if (wake < Never) Timers.Set(instanceId, wake);
        }

        // They end when the session closes; a start that is called off meanwhile must not leave tasks that never began.
        for (var loop = 0; loop < _parts.Options.Concurrency.MaximumConcurrentOrchestrationWorkItems; loop++) _loops.Add(Task.Run(RunTurnsAsync, CancellationToken.None));
        _loops.Add(Task.Run(() => _eviction.RunAsync(Closing), CancellationToken.None));
        return (live, _asleep.Count);
    }

    /// <summary>Hands a message to an instance, reading the instance from the table if need be. False: the session closes, and nothing was handed over.</summary>
    public bool Post(string instanceId, Message message)
    {
        while (!Closing.IsCancellationRequested)
        {
            var instance = _instances.GetOrAdd(instanceId, id => new Instance(id));
            var scheduled = instance.Enqueue(message);
            if (scheduled == true) _ready.Writer.TryWrite(instance);
            if (scheduled is not null)
            {
                _eviction.Notice();
                return true;
            }

            // Let go this moment: it has left the map, or does so in its next step.
            Thread.Yield();
        }

        return false;
    }

    /// <summary>
    /// Stores a message in an instance's inbox and hands it over. By the return it is durable: an instance asleep was marked awake first,
    /// so that a restart would read it.
    /// </summary>
    public async Task DeliverAsync(string instanceId, string rowKey, Arrival arrival, CancellationToken cancellation)
    {
        if (_instances.TryGetValue(instanceId, out var instance) && instance.TryPin())
        {
            try
            {
                await PutAsync(instanceId, rowKey, arrival, cancellation);
            }
            finally
            {
                instance.Unpin();
            }

            return;
        }

        using (await _gates.EnterAsync(instanceId, cancellation))
        {
            if (_asleep.ContainsKey(instanceId))
            {
                await _parts.Live.MarkAwakeAsync(instanceId, cancellation);
                _instances.TryAdd(instanceId, new Instance(instanceId) { WasAsleep = true });
                _asleep.TryRemove(instanceId, out _);
            }

            await PutAsync(instanceId, rowKey, arrival, cancellation);
        }
    }

    /// <summary>Creates an instance with its index row and sets it going; in an ended one's place, if that may be.</summary>
    public async Task<Creation> CreateAsync(InstanceRow row, Func<InstanceRow, bool> mayReplace, CancellationToken cancellation)
    {
        await _eviction.MakeRoomAsync(cancellation);
        while (true)
        {
            using (await _gates.EnterAsync(row.InstanceId, cancellation))
            {
                if (await CreateOrLookAsync(row, mayReplace, cancellation) is { } creation) return creation;
            }

            await FormerIsGoneAsync(row.InstanceId, cancellation);
        }
    }

    /// <summary>Does something with an ended instance that is not in memory, while nobody else does; null when there is none.</summary>
    public async Task<T?> WithEndedAsync<T>(string instanceId, Func<InstanceRow, Task<T>> act, CancellationToken cancellation) where T : class
    {
        while (true)
        {
            using (await _gates.EnterAsync(instanceId, cancellation))
            {
                if (await _parts.Reader.FindAsync(instanceId, withPayloads: false, cancellation) is not { IsEnded: true } row) return null;
                if (!Knows(instanceId) && !Deliveries.AreUnderWayOf(instanceId)) return await act(row);
            }

            await FormerIsGoneAsync(instanceId, cancellation);
        }
    }

    /// <summary>Sets an ended instance going again that was changed so that it runs.</summary>
    public async Task BeginAgainAsync(string instanceId, Func<Task> change, CancellationToken cancellation)
    {
        Deliveries.NoteBegun(instanceId);
        await _parts.Live.MarkAwakeAsync(instanceId, cancellation);
        try
        {
            await change();
        }
        finally
        {
            // Perhaps it was stored although the answer is a failure.
            Post(instanceId, Message.Look);
        }
    }

    /// <summary>Removes an ended instance's index row, unless its id is in use again.</summary>
    public async Task RetireAsync(string instanceId)
    {
        using (await _gates.EnterAsync(instanceId, Closing))
        {
            if (!Knows(instanceId)) _parts.Live.RemoveSoon(instanceId);
        }
    }

    /// <summary>Is the instance one of the hub's live ones, as far as memory tells?</summary>
    public bool Knows(string instanceId) => _instances.ContainsKey(instanceId) || _asleep.ContainsKey(instanceId);

    /// <summary>How an instance in memory stands; null when it is not in memory or not read yet.</summary>
    public InstanceRow? Look(string instanceId) => _instances.TryGetValue(instanceId, out var instance) ? instance.Row ?? instance.Fresh : null;

    /// <summary>
    /// Before an instance is read: should it have been asleep, a restart would from now on read it too. True: it was asleep, so that
    /// nothing waits in its partition.
    /// </summary>
    public async Task<bool> AwakenAsync(Instance instance)
    {
        using (await _gates.EnterAsync(instance.Id, Closing))
        {
            if (!_asleep.TryGetValue(instance.Id, out var wakeAt)) return instance.WasAsleep;
            // Once its time has come, a restart reads it anyhow.
            if (wakeAt > _parts.Time.GetUtcNow()) await _parts.Live.MarkAwakeAsync(instance.Id, Closing);
            _asleep.TryRemove(instance.Id, out _);
            return true;
        }
    }

    /// <summary>Takes an ended instance out of memory and delivers what it leaves. At every moment one or the other tells that the id is in use.</summary>
    public void Remove(Instance ended, IReadOnlyList<OutboxRow> outboxes)
    {
        var removed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Deliveries.StartLast(ended.Id, outboxes, removed.Task);
        Remove(ended);
        removed.SetResult();
    }

    /// <summary>Takes an instance out of memory.</summary>
    public void Remove(Instance instance)
    {
        Timers.Set(instance.Id, null);
        var rest = TakeOut(instance);
        // What is stored, and the call to read an instance that was created anew under the id.
        foreach (var message in rest.Where(message => message.RowKey is not null || message.Arrival is null)) Post(instance.Id, message);
    }

    /// <summary>The row is not as it was left, or nothing is known of it: the instance is read again.</summary>
    public void ReadAgain(Instance instance)
    {
        TakeOut(instance);
        Post(instance.Id, Message.Look);
    }

    /// <summary>As <see cref="ReadAgain"/>, after a pause that grows with every trouble in a row. Returns the pause.</summary>
    public TimeSpan ReadAgainLater(Instance instance)
    {
        TakeOut(instance);
        var pause = _troubles.Next(instance.Id);
        _ = Task.Delay(pause, CancellationToken.None).ContinueWith(_ => Post(instance.Id, Message.Look), TaskScheduler.Default);
        return pause;
    }

    public void NoteProgress(string instanceId) => _troubles.Forget(instanceId);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Timers.Dispose();
        _ready.Writer.TryComplete();
        await Task.WhenAll(_loops);
        await Deliveries.DisposeAsync();
        // Whoever reads the index next must not be overtaken by what was written to it before.
        await _parts.Live.WhenWrittenAsync();
        _eviction.Dispose();
        _closing.Dispose();
    }

    // An ended instance whose last messages are still on their way, or that was not looked at since the start.
    private async Task FormerIsGoneAsync(string instanceId, CancellationToken cancellation)
    {
        if (_instances.TryGetValue(instanceId, out var former) && Post(instanceId, Message.Look))
            await former.Gone.WaitAsync(LookAgain, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Deliveries.WhenDoneAsync(instanceId).WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        Closing.ThrowIfCancellationRequested();
    }

    private List<Message> TakeOut(Instance instance)
    {
        var rest = instance.Close();
        _instances.TryRemove(new(instance.Id, instance));
        instance.TellGone();
        return rest;
    }

    private async Task PutAsync(string instanceId, string rowKey, Arrival arrival, CancellationToken cancellation)
    {
        var row = await _parts.Store.PutInboxAsync(instanceId, rowKey, arrival, cancellation);
        // Another process may have read the inbox before: the caller has to say it again to the one that holds the hub now.
        if (!_parts.Lease.IsHeld) throw new LeaseLostException();
        if (row is not null && !Post(instanceId, new Message(arrival, rowKey, row.Blob))) throw new OperationCanceledException(Closing);
    }

    // Perhaps it was stored although the answer is a failure: then it begins, now or after a restart, and else its index row goes again.
    private async Task<Creation?> CreateOrLookAsync(InstanceRow row, Func<InstanceRow, bool> mayReplace, CancellationToken cancellation)
    {
        try
        {
            return await TryCreateAsync(row, mayReplace, cancellation);
        }
        catch
        {
            _ = Backoff.RepeatAsync(() => _parts.Live.MarkAwakeAsync(row.InstanceId, Closing), (_, _) => { }, Closing);
            Post(row.InstanceId, Message.Look);
            throw;
        }
    }

    private async Task<Creation?> TryCreateAsync(InstanceRow row, Func<InstanceRow, bool> mayReplace, CancellationToken cancellation)
    {
        Deliveries.NoteBegun(row.InstanceId);
        // Together with the index row, and begun before that is stored: nobody is told of the instance before both are, and who orders it
        // again finds it below.
        var marked = _parts.Live.MarkAwakeAsync(row.InstanceId, cancellation);
        var created = await _parts.Store.CreateAsync(row, cancellation);
        var begun = created is null ? null : Begin(created);
        await marked;
        if (begun is not null) return begun;
        var there = await _parts.Reader.FindAsync(row.InstanceId, withPayloads: false, cancellation);
        if (there is null) return null;
        var isOurs = there.CreationKey == row.CreationKey;
        if (!there.IsEnded && !Knows(row.InstanceId)) Post(row.InstanceId, Message.Look);
        if (!there.IsEnded || isOurs) return new Creation(isOurs, there.Status);
        if (Knows(row.InstanceId) || Deliveries.AreUnderWayOf(row.InstanceId)) return null;
        if (!mayReplace(there))
        {
            Deliveries.StartLast(row.InstanceId, [], removed: Task.CompletedTask);
            return new Creation(IsOurs: false, there.Status);
        }

        return await _parts.Store.ReplaceAsync(there, row, cancellation) is { } replaced ? Begin(replaced, there) : null;
    }

    private Creation Begin(InstanceRow created, InstanceRow? former = null)
    {
        // Should an instance be in memory already, it reads what was created.
        _instances.TryAdd(created.InstanceId, new Instance(created.InstanceId) { Fresh = created });
        if (!_parts.Lease.IsHeld) throw new LeaseLostException();
        if (!Post(created.InstanceId, Message.Look)) throw new OperationCanceledException(Closing);
        if (former is not null) _turns.Forget(former);
        return new Creation(IsOurs: true, created.Status);
    }

    private async Task RunTurnsAsync()
    {
        await foreach (var instance in _ready.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (Closing.IsCancellationRequested) return;
            await _turns.RunAsync(instance);
            if (instance.EndTurn()) _ready.Writer.TryWrite(instance);
        }
    }

    private async Task<bool> TryLetGoAsync(Instance instance)
    {
        using (await _gates.EnterAsync(instance.Id, Closing))
        {
            // An activity of a former life under the id counts too: asleep, its row would not be read after a restart.
            if (instance.Row is not { } row || !instance.TryClose(unless: () => Deliveries.RunActivitiesOf(instance.Id))) return false;
            var wakeAt = WakeTime.Of(instance, row) ?? Never;
            _asleep[instance.Id] = wakeAt;
            TakeOut(instance);
            try
            {
                await _parts.Live.MarkAsleepAsync(instance.Id, wakeAt, Closing);
            }
            catch (Exception error) when (Backoff.IsStorageFailure(error))
            {
                // Perhaps it stays marked awake, then a restart reads it once more than needed; perhaps it is marked asleep all the same.
            }

            return true;
        }
    }
}

/// <summary>What became of an order for a new instance.</summary>
/// <param name="IsOurs">The instance is the one that was ordered; false: there was another one.</param>
/// <param name="Status">Its state.</param>
internal sealed record Creation(bool IsOurs, Microsoft.DurableTask.Client.OrchestrationRuntimeStatus Status);
