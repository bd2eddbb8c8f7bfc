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

    private readonly ConcurrentDictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _asleep = new(StringComparer.Ordinal);
    private readonly Channel<Instance> _ready = Channel.CreateUnbounded<Instance>();
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];
    private readonly CancellationTokenSource _closing = new();
    private readonly HubParts _parts;
    private readonly TurnRunner _turns;
    private readonly List<Task> _loops = [];

    public HubSession(HubParts parts)
    {
        _parts = parts;
        Closing = _closing.Token;
        Timers = new TimerQueue(parts.Time, Fire);
        Deliveries = new Deliveries(this, parts);
        _turns = new TurnRunner(this, parts);
    }

    // Kept apart from its source: timers and deliveries may still look at it when the source is gone.
    public CancellationToken Closing { get; }

    public TimerQueue Timers { get; }

    public Deliveries Deliveries { get; }

    public int InstancesInMemory => _instances.Count;

    /// <summary>Reads which instances live and sets them going. Those asleep are not read.</summary>
    public async Task<(int Live, int Asleep)> StartAsync(CancellationToken cancellation)
    {
        var live = 0;
        await foreach (var (instanceId, wakeAt) in _parts.Store.Live.ListAsync(cancellation))
        {
            live++;
            if (wakeAt is not { } wake || wake <= _parts.Time.GetUtcNow())
            {
                Post(instanceId, new Message(null));
                continue;
            }

            _asleep[instanceId] = true;
            if (wake < Never) Timers.Add(DueTimer.Wake(instanceId), wake);
        }

        for (var loop = 0; loop < _parts.Options.Concurrency.MaximumConcurrentOrchestrationWorkItems; loop++) _loops.Add(Task.Run(RunTurnsAsync, cancellation));
        _loops.Add(Task.Run(LetIdleGoAsync, cancellation));
        return (live, _asleep.Count);
    }

    /// <summary>Hands a message to an instance, reading the instance from the table if need be.</summary>
    public void Post(string instanceId, Message message)
    {
        while (!Closing.IsCancellationRequested)
        {
            var instance = _instances.GetOrAdd(instanceId, id => new Instance(id));
            var scheduled = instance.Enqueue(message);
            if (scheduled == true) _ready.Writer.TryWrite(instance);
            if (scheduled is not null) return;
            // Let go this moment: wait for it to leave the map, then start afresh.
            Thread.Yield();
        }
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
                await _parts.Store.PutInboxAsync(instanceId, rowKey, arrival, cancellation);
                Post(instanceId, new Message(arrival, rowKey));
            }
            finally
            {
                instance.Unpin();
            }

            return;
        }

        var gate = GateOf(instanceId);
        await gate.WaitAsync(cancellation);
        try
        {
            await WakeAsync(instanceId, cancellation);
            await _parts.Store.PutInboxAsync(instanceId, rowKey, arrival, cancellation);
            Post(instanceId, new Message(arrival, rowKey));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Creates an instance with its index row and sets it going. False: there is one with its id.</summary>
    public async Task<bool> CreateAsync(InstanceRow row, CancellationToken cancellation)
    {
        var gate = GateOf(row.InstanceId);
        await gate.WaitAsync(cancellation);
        try
        {
            var marked = _parts.Store.Live.MarkAwakeAsync(row.InstanceId, cancellation);
            var created = await _parts.Store.CreateAsync(row, cancellation);
            await marked;
            _asleep.TryRemove(row.InstanceId, out _);
            // Should an instance be in memory already, it reads what was created.
            if (created is not null) _instances.TryAdd(row.InstanceId, new Instance(row.InstanceId) { Fresh = created });
            Post(row.InstanceId, new Message(null));
            return created is not null;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Removes an ended instance's index row, unless its id is in use again.</summary>
    public async Task RetireAsync(string instanceId)
    {
        var gate = GateOf(instanceId);
        await gate.WaitAsync(Closing);
        try
        {
            if (!Knows(instanceId)) await _parts.Store.Live.RemoveAsync(instanceId, Closing);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Is the instance one of the hub's live ones, as far as memory tells?</summary>
    public bool Knows(string instanceId) => _instances.ContainsKey(instanceId) || _asleep.ContainsKey(instanceId);

    /// <summary>How an instance in memory stands; null when it is not in memory or not read yet.</summary>
    public InstanceRow? Look(string instanceId) => _instances.TryGetValue(instanceId, out var instance) ? instance.Row ?? instance.Fresh : null;

    /// <summary>Takes an ended instance out of memory.</summary>
    public void Remove(Instance instance)
    {
        var rest = instance.Close();
        _asleep.TryRemove(instance.Id, out _);
        _instances.TryRemove(new(instance.Id, instance));
        // What is stored, and the call to read an instance that was created anew under the id.
        foreach (var message in rest.Where(message => message.RowKey is not null || message.Arrival is null)) Post(instance.Id, message);
    }

    /// <summary>Lets an instance go and reads it again after a while.</summary>
    public void ReadAgain(Instance instance, TimeSpan delay)
    {
        instance.Close();
        _instances.TryRemove(new(instance.Id, instance));
        _ = Task.Delay(delay, CancellationToken.None).ContinueWith(_ => Post(instance.Id, new Message(null)), TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Timers.Dispose();
        _ready.Writer.TryComplete();
        await Task.WhenAll(_loops);
        await Deliveries.DisposeAsync();
        _closing.Dispose();
    }

    private async Task WakeAsync(string instanceId, CancellationToken cancellation)
    {
        if (!_asleep.ContainsKey(instanceId)) return;
        await _parts.Store.Live.MarkAwakeAsync(instanceId, cancellation);
        _asleep.TryRemove(instanceId, out _);
    }

    private void Fire(DueTimer timer) =>
        Post(timer.InstanceId, new Message(timer.LoadOnly ? null : new TimerFired(timer.Id, timer.Execution)));

    private async Task RunTurnsAsync()
    {
        await foreach (var instance in _ready.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (Closing.IsCancellationRequested) return;
            await _turns.RunAsync(instance);
            if (instance.EndTurn()) _ready.Writer.TryWrite(instance);
        }
    }

    private async Task LetIdleGoAsync()
    {
        var idleTime = _parts.Hub.IdleTime;
        using var sweep = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(250, idleTime.TotalMilliseconds / 4)));
        try
        {
            while (await sweep.WaitForNextTickAsync(Closing))
            {
                var surplus = _instances.Count - _parts.Hub.MaximumInstancesInMemory;
                var now = Environment.TickCount64;
                foreach (var instance in _instances.Values.OrderBy(instance => instance.LastActive).ToList())
                {
                    if (surplus <= 0 && now - instance.LastActive < idleTime.TotalMilliseconds) break;
                    if (await TryLetGoAsync(instance)) surplus--;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The session closes.
        }
    }

    private async Task<bool> TryLetGoAsync(Instance instance)
    {
        var gate = GateOf(instance.Id);
        await gate.WaitAsync(Closing);
        try
        {
            if (instance.Row is null || !instance.TryClose()) return false;
            try
            {
                await _parts.Store.Live.MarkAsleepAsync(instance.Id, WakeTimeOf(instance, instance.Row), Closing);
            }
            catch (Exception error) when (Backoff.IsStorageFailure(error))
            {
                // Perhaps it stays marked awake, then a restart reads it once more than needed; perhaps it is marked asleep all the same.
            }

            _asleep[instance.Id] = true;
            _instances.TryRemove(new(instance.Id, instance));
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    private static DateTimeOffset WakeTimeOf(Instance instance, InstanceRow row)
    {
        var timers = instance.Execution?.Context.Open.OfType<TimerCreated>().Select(timer => timer.FireAt) ?? [];
        if (row is { Turns: 0, StartAt: { } startAt }) timers = timers.Append(startAt);
        return timers.Append(Never).Min();
    }

    private SemaphoreSlim GateOf(string instanceId) => _gates[(uint)instanceId.GetHashCode(StringComparison.Ordinal) % (uint)_gates.Length];
}
