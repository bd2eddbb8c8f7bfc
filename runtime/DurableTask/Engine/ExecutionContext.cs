using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>What identifies one execution of an instance.</summary>
internal sealed record ExecutionIdentity(
    string InstanceId, string Name, string Version, int Execution, ParentOrchestrationInstance? Parent, string DefaultVersion);

/// <summary>The context that orchestrator code sees: collects its decisions, hands out tasks that arrivals complete.</summary>
internal sealed class ExecutionContext(ExecutionIdentity identity, DataConverter converter, ILoggerFactory loggers) : TaskOrchestrationContext
{
    // The convention of the public packages: 16 KB of UTF-16.
    private const int CustomStatusLimit = 16 * 1024;

    private readonly Dictionary<int, OpenTask> _open = [];
    private readonly List<Decision> _decisions = [];
    private readonly List<FinishedTask> _finished = [];
    private int _nextId;
    private int _guids;

    public override TaskName Name => identity.Name;

    public override string InstanceId => identity.InstanceId;

    public override string Version => identity.Version;

    public override ParentOrchestrationInstance? Parent => identity.Parent;

    public override DateTime CurrentUtcDateTime => Now.UtcDateTime;

    public override bool IsReplaying => Replaying;

    public DateTimeOffset Now { get; set; }

    public bool Replaying { get; set; }

    /// <summary>The turn's instant by the machine's clock, which the hub's may run ahead of.</summary>
    public DateTimeOffset RealNow { get; set; }

    /// <summary>Tasks that are under way.</summary>
    public IEnumerable<FinishedTask> StillOpen => _open.Values.Select(task => new FinishedTask(task.Decision, task.OpenedAt, null));

    public string? Input { get; set; }

    public string? CustomStatus { get; set; }

    public ContinuedAsNew? Restart { get; private set; }

    public EventBuffer Events { get; } = new();

    public bool WaitsForSomething => _open.Count > 0 || Events.HasWaiters;

    public IEnumerable<Decision> Open => _open.Values.Select(task => task.Decision);

    protected override ILoggerFactory LoggerFactory => loggers;

    /// <summary>A turn begins.</summary>
    public void Begin(DateTimeOffset now, DateTimeOffset realNow)
    {
        (Now, RealNow) = (now, realNow);
        _finished.Clear();
    }

    /// <summary>Tasks that came to an end since the last call, in a turn that was not replayed.</summary>
    public IReadOnlyList<FinishedTask> TakeFinished()
    {
        var taken = _finished.ToList();
        _finished.Clear();
        return taken;
    }

    /// <summary>The decisions since the last call.</summary>
    public List<Decision> TakeDecisions()
    {
        var taken = _decisions.ToList();
        _decisions.Clear();
        return taken;
    }

    /// <summary>Is the task with this id still to be completed?</summary>
    public bool IsOpen(int id) => _open.ContainsKey(id);

    public void Complete(int id, string? result)
    {
        if (!_open.Remove(id, out var task)) return;
        if (!Replaying) _finished.Add(new(task.Decision, task.OpenedAt, null));
        task.Source.TrySetResult(result);
    }

    public void Fail(int id, TaskFailureDetails failure)
    {
        if (!_open.Remove(id, out var task)) return;
        if (!Replaying) _finished.Add(new(task.Decision, task.OpenedAt, failure));
        task.Source.TrySetException(new TaskFailedException(task.Name, id, failure));
    }

    public override T? GetInput<T>() where T : default => converter.Deserialize<T>(Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        // Most likely the options were meant, and slid into the place of the input.
        if (input is TaskOptions && options is null) throw new ArgumentException("Task options were given as the input; name the argument: options.", nameof(input));
        var text = converter.Serialize(input);
        var version = options?.Version?.Version ?? identity.Version;
        return Retries.RunAsync(this, options?.Retry, async () => Read<TResult>(await OpenAsync(
            id => new ActivityCalled(id, name, version, text, options?.Tags), name.Name)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var text = converter.Serialize(input);
        var version = options?.Version?.Version ?? (identity.DefaultVersion.Length > 0 ? identity.DefaultVersion : null);
        var instanceId = (options as SubOrchestrationOptions)?.InstanceId;
        if (instanceId is not null) Keys.Check(instanceId);
        return Retries.RunAsync(this, options?.Retry, async () => Read<TResult>(await OpenAsync(
            id => new SubCalled(id, orchestratorName.Name, version, instanceId ?? DerivedId(id), text, options?.Tags),
            orchestratorName.Name)));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        // A time of unspecified kind counts as local.
        var at = new DateTimeOffset(fireAt.ToUniversalTime());
        var task = OpenAsync(id => new TimerCreated(id, at), "timer");
        var timerId = _nextId - 1;
        cancellationToken.Register(() =>
        {
            if (_open.Remove(timerId, out var open)) open.Source.TrySetCanceled(cancellationToken);
        });
        return task;
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return Read<T>(await Events.WaitAsync(eventName, cancellationToken));
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        Keys.Check(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        _decisions.Add(new EventSent(_nextId++, instanceId, eventName, converter.Serialize(payload)));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        var text = converter.Serialize(customStatus);
        if (text is not null && text.Length * sizeof(char) > CustomStatusLimit)
            throw new ArgumentException($"A custom status is limited to {CustomStatusLimit} bytes; this one has {text.Length * sizeof(char)}.", nameof(customStatus));
        CustomStatus = text;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        Restart = new ContinuedAsNew(converter.Serialize(newInput), null, preserveUnprocessedEvents);

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Restart = new ContinuedAsNew(
            converter.Serialize(options.NewInput), string.IsNullOrWhiteSpace(options.NewVersion) ? null : options.NewVersion, options.PreserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $"{InstanceId}:{identity.Execution}:{CurrentUtcDateTime:O}:{_guids++}");
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(seed))[..16];
        // Version 8 of RFC 9562: an id made by a rule of our own.
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    private T Read<T>(string? text) => converter.Deserialize<T>(text)!;

    private string DerivedId(int id)
    {
        var derived = identity.Execution == 0 ? $"{InstanceId}:{id:x4}" : $"{InstanceId}:{identity.Execution}:{id:x4}";
        Keys.Check(derived);
        return derived;
    }

    private Task<string?> OpenAsync(Func<int, Decision> decide, string name)
    {
        var decision = decide(_nextId);
        var task = new OpenTask(name, decision, RealNow, new TaskCompletionSource<string?>());
        _open[_nextId++] = task;
        _decisions.Add(decision);
        return task.Source.Task;
    }

    private sealed record OpenTask(string Name, Decision Decision, DateTimeOffset OpenedAt, TaskCompletionSource<string?> Source);
}

/// <summary>A task that came to an end.</summary>
/// <param name="Decision">Its call.</param>
/// <param name="OpenedAt">When it was called, by the machine's clock.</param>
/// <param name="Failure">How it failed; null when it did not.</param>
internal sealed record FinishedTask(Decision Decision, DateTimeOffset OpenedAt, TaskFailureDetails? Failure);
