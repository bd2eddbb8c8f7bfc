using System.Diagnostics;
using Azure;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Onboarding.Runtime.DurableTask.Storage;
using Onboarding.Runtime.DurableTask.Tracing;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>A task hub in this process: holds the lease, keeps a session, and reads everything again when storage is not as it was left.</summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private static readonly TimeSpan SessionPause = TimeSpan.FromMilliseconds(20);

    private readonly HubParts _parts;
    private readonly HubClients _clients;
    private readonly HubBeat _beat;
    private readonly CancellationTokenSource _stopping = new();
    private readonly HubMeter _meter;
    private readonly SemaphoreSlim _wake = new(0);
    private volatile TaskCompletionSource<HubSession> _session = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _drainGate = new();
    private string? _reloadReason;
    private Task? _drain;
    private Task? _upkeep;
    private Task? _renewal;
    private long _lastAnswer;
    private long _clientCalls;
    private long _inboxBase;

    public TaskHub(
        IOptions<TaskHubOptions> hub,
        IOptions<DurableTaskWorkerOptions> worker,
        IOptions<DurableTaskRegistry> registry,
        IServiceScopeFactory scopes,
        TimeProvider time,
        ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("Onboarding.Runtime.DurableTask");
        _clients = new HubClients(hub.Value);
        _beat = new HubBeat(_clients.Live);
        var payloads = new Payloads(_clients.Blobs);
        var rows = new RowMapper(payloads);
        _parts = new HubParts
        {
            Store = new HubStore(_clients, payloads, rows),
            Reader = new HubReader(_clients, payloads, rows),
            Live = new LiveIndex(_clients.Live),
            Lease = _clients.Lease,
            Hub = hub.Value,
            Options = worker.Value,
            Registry = registry.Value,
            Activities = new ActivityRunner(
                scopes, registry.Value, worker.Value.DataConverter, worker.Value.Concurrency.MaximumConcurrentActivityWorkItems, logger),
            Time = time,
            Loggers = loggers,
            Logger = logger,
            Waiters = new Waiters(),
            Suspect = () => _wake.Release(),
        };
        _meter = new HubMeter(hub.Value.HubName, () => Session);
    }

    // Read once: a reload may put another task in its place between two looks, and that one's result would be waited for.
    private HubSession? Session => _session.Task is { IsCompletedSuccessfully: true } session ? session.Result : null;

    public HubReader Reader => _parts.Reader;

    public HubStore Store => _parts.Store;

    public HubParts Parts => _parts;

    public Waiters Waiters => _parts.Waiters;

    public DataConverter Converter => _parts.Converter;

    public TimeProvider Time => _parts.Time;

    /// <summary>Is there a session? If not, one is on its way, or the lease is waited for.</summary>
    public bool IsOpen => Session is not null;

    /// <summary>Does it wait for activities because its host stops?</summary>
    public bool IsDraining => _parts.Activities.IsDraining;

    public string DefaultVersion => _parts.Options.Versioning?.DefaultVersion ?? "";

    /// <summary>Number of a client's call: what clients send keeps the order of these.</summary>
    public long NextClientCall() => Interlocked.Increment(ref _clientCalls);

    /// <summary>
    /// Inbox key of what a client's call sends, in a session: above every key that this process or another one, which held the hub
    /// meanwhile, has given to an earlier call.
    /// </summary>
    public string InboxKey(string instanceId, long clientCall) => Keys.Inbox(instanceId, Interlocked.Read(ref _inboxBase) + clientCall);

    /// <summary>Takes the lease, waiting for it if another process runs the hub, and starts. Storage may be away for a moment.</summary>
    /// <exception cref="RequestFailedException">Storage refuses, or stays away for half a minute, not counting the wait for the lease.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _lastAnswer = Stopwatch.GetTimestamp();
        for (var delay = TimeSpan.FromMilliseconds(100); !_session.Task.IsCompleted; delay = Backoff.Next(delay))
        {
            try
            {
                await OpenAsync(cancellation);
            }
            catch (Exception error) when (MayPass(error) && !cancellation.IsCancellationRequested && Stopwatch.GetElapsedTime(_lastAnswer) < _parts.Hub.LongestStart)
            {
                Logs.StorageAway(_parts.Logger, _parts.Hub.HubName, Backoff.Describe(error));
                await Task.Delay(delay, cancellation);
            }
        }

        _upkeep = Task.Run(UpkeepAsync, CancellationToken.None);
    }

    /// <summary>Everything in memory is thrown away and read again from the tables. Calls while that is under way count once.</summary>
    public void RequestReload(string reason)
    {
        if (Interlocked.CompareExchange(ref _reloadReason, reason, null) is null) _wake.Release();
    }

    /// <summary>Does something with the session, again with the next one if it is thrown away meanwhile; so it must be safe to repeat.</summary>
    public async Task<T> WithSessionAsync<T>(Func<HubSession, Task<T>> act, CancellationToken cancellation)
    {
        while (true)
        {
            var session = await _session.Task.WaitAsync(cancellation);
            try
            {
                return await act(session);
            }
            catch (Exception gone) when (IsOver(session, gone) && !cancellation.IsCancellationRequested && !_stopping.IsCancellationRequested)
            {
                // The next session is there when the lease is regained or everything is read again.
                await Task.Delay(SessionPause, cancellation);
            }
        }
    }

    /// <summary>How an instance in memory stands; null when it is not in memory.</summary>
    public InstanceRow? Look(string instanceId) => Session?.Look(instanceId);

    /// <summary>
    /// Lets activities that run come to their end and be stored, and begins none, for as long as <see cref="TaskHubOptions.DrainTime"/> and the caller
    /// allow. What is cut off then runs again in the next process. Asked for again it is the same drain, and none once the hub is disposed.
    /// </summary>
    public Task DrainAsync(CancellationToken cancellation)
    {
        // Hosts are stopped twice, for example by somebody while they are run to their end.
        lock (_drainGate) return _stopping.IsCancellationRequested ? Task.CompletedTask : _drain ??= DrainOnceAsync(cancellation);
    }

    private async Task DrainOnceAsync(CancellationToken cancellation)
    {
        if (_parts.Hub.DrainTime == TimeSpan.Zero) return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_parts.Hub.DrainTime);
        try
        {
            await _parts.Activities.DrainAsync(limit.Token);
            while (Session is { IsQuiet: false }) await Task.Delay(SessionPause, limit.Token);
        }
        catch (OperationCanceledException)
        {
            Logs.DrainCutOff(_parts.Logger, _parts.Hub.HubName);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        if (_upkeep is not null) await _upkeep;
        if (_renewal is not null) await _renewal;
        if (Session is { } session) await session.DisposeAsync();
        // Once it had the lease it may have it now, though it is just reading everything again.
        if (_renewal is not null) await ReleaseAsync();
        _session.TrySetCanceled(CancellationToken.None);
        _parts.Activities.Dispose();
        _meter.Dispose();
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _parts.Lease.ReleaseAsync(CancellationToken.None);
        }
        catch (Exception error) when (Backoff.IsStorageFailure(error))
        {
            // Storage is away; the lease runs out by itself.
        }
    }

    private async Task AcquireAsync(CancellationToken cancellation)
    {
        for (var waiting = false; ; waiting = true)
        {
            var isOurs = await _parts.Lease.TryAcquireAsync(cancellation);
            _lastAnswer = Stopwatch.GetTimestamp();
            if (isOurs) return;
            if (!waiting) Logs.WaitingForLease(_parts.Logger, _parts.Hub.HubName);
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        }
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        await _clients.CreateTablesAsync(cancellation);
        await AcquireAsync(cancellation);
        _renewal ??= Task.Run(RenewAsync, CancellationToken.None);
        // What is reported from here on is about the new session.
        Interlocked.Exchange(ref _reloadReason, null);
        Interlocked.Exchange(ref _inboxBase, Math.Max(_inboxBase, TimeProvider.System.GetUtcNow().Ticks - Interlocked.Read(ref _clientCalls)));
        await _beat.TryAsync(cancellation);
        var session = new HubSession(_parts);
        try
        {
            var (live, asleep) = await session.StartAsync(cancellation);
            Logs.HubStarted(_parts.Logger, _parts.Hub.HubName, live, asleep);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        _session.TrySetResult(session);
        _ = Backoff.RepeatAsync(
            _parts.Waiters.LookAgainAsync, (error, _) => Logs.StorageAway(_parts.Logger, _parts.Hub.HubName, Backoff.Describe(error)), session.Closing);
    }

    private async Task UpkeepAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _wake.WaitAsync(_parts.Lease.RenewalPeriod, _stopping.Token);
                if (_reloadReason is not null || !_session.Task.IsCompleted) await ReopenAsync();
                else if (!await _beat.TryAsync(_stopping.Token)) RequestReload("the hub's own counter went back");
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, without upkeep the hub would stand still: what is not done yet is done in the next round.
                Logs.StorageAway(_parts.Logger, _parts.Hub.HubName, Backoff.Describe(error));
                _wake.Release();
                await Task.Delay(TimeSpan.FromMilliseconds(250), CancellationToken.None);
            }
        }
    }

    // By itself, so that nothing else that is slow makes a renewal late.
    private async Task RenewAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(_parts.Lease.RenewalPeriod, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested) return;
            try
            {
                // What has run out is not renewed but taken anew: it may have been another's meanwhile.
                if (_parts.Lease.IsHeld && !await _parts.Lease.TryRenewAsync(_stopping.Token) && _reloadReason is null)
                {
                    Logs.LeaseLost(_parts.Logger, _parts.Hub.HubName);
                    RequestReload("the lease was lost");
                }
            }
            catch (Exception error) when (Backoff.IsStorageFailure(error) || _stopping.IsCancellationRequested)
            {
                // The next renewal may come through in time; if none does, the lease guard stops every change.
            }

            if (!_parts.Lease.IsHeld && !_stopping.IsCancellationRequested) RequestReload("the lease was not renewed in time");
        }
    }

    private async Task ReopenAsync()
    {
        if (_reloadReason is { } reason) Logs.Reloading(_parts.Logger, _parts.Hub.HubName, reason);
        if (Session is { } old)
        {
            _session = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await old.DisposeAsync();
        }

        await OpenAsync(_stopping.Token);
    }

    // After several attempts the storage client throws the failures of all of them.
    private static bool IsOver(HubSession session, Exception error) =>
        error is LeaseLostException || (error is AggregateException attempts && attempts.InnerExceptions.Any(one => one is LeaseLostException))
        || (error is OperationCanceledException && session.Closing.IsCancellationRequested);

    // A refusal, such as a wrong key, does not pass.
    private static bool MayPass(Exception error) =>
        Backoff.IsStorageFailure(error) && error is not RequestFailedException { Status: 400 or 401 or 403 or 404 };
}
