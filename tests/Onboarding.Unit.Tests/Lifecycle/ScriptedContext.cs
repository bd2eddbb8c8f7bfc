using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Lifecycle;

/// <summary>An orchestrator's context that answers by a script: no engine, and a timer has passed as soon as it is set.</summary>
internal sealed class ScriptedContext(DateTimeOffset start) : TaskOrchestrationContext
{
    private readonly List<(string Name, object? Input)> _calls = [];
    private readonly Dictionary<string, Func<object, object?>> _activities = new()
    {
        [nameof(EnterStage)] = _ => new StageEntry(7, 1),
        [nameof(ScheduleStage)] = order => new RunTime(((ScheduleOrder)order).Until),
    };
    private DateTimeOffset _now = start;

    public override TaskName Name => "scripted";

    public override string InstanceId => "scripted";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => _now.UtcDateTime;

    public override bool IsReplaying => false;

    /// <summary>How each gate round ends; by default nobody is asked.</summary>
    public Func<GateOrder, GateOutcome> Gate { get; init; } = order => throw new InvalidOperationException($"Nobody expected gate {order.GateId}.");

    /// <summary>How each stage ends.</summary>
    public Func<string, StageOutcome> Stage { get; init; } = name => throw new InvalidOperationException($"Nobody expected {name}.");

    /// <summary>When a timer that is set for a time is seen to have passed; by default at once, later where nothing ran meanwhile.</summary>
    public Func<DateTime, DateTime> Passes { get; init; } = at => at;

    /// <summary>Gate rounds in the order they were held, each with the time it opened.</summary>
    public List<(string Gate, int Round, DateTimeOffset At)> Held { get; } = [];

    /// <summary>Mails in the order they were posted.</summary>
    public List<(MailOrder Order, DateTimeOffset At)> Mails { get; } = [];

    /// <summary>Corrective actions whose watch was begun.</summary>
    public List<string> Watched { get; } = [];

    /// <summary>Pilots that are accompanied beside their reviews.</summary>
    public List<CadenceOrder> Accompanied { get; } = [];

    /// <summary>Stages in the order they were run.</summary>
    public List<string> Stages { get; } = [];

    /// <summary>Their orders.</summary>
    public List<StageOrder> Orders { get; } = [];

    /// <summary>Inputs that it went on with as new.</summary>
    public List<object?> Continued { get; } = [];

    /// <summary>Runs that were started.</summary>
    public List<(string Orchestrator, string RunId)> Runs { get; } = [];

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <summary>What an activity answers; those not named answer their type's default.</summary>
    public ScriptedContext Answering<TInput>(string activity, Func<TInput, object?> answer)
    {
        _activities[activity] = input => answer((TInput)input);
        return this;
    }

    /// <summary>Inputs that an activity was called with.</summary>
    public IReadOnlyList<TInput> InputsOf<TInput>(string activity) =>
        [.. _calls.Where(call => call.Name == activity).Select(call => (TInput)call.Input!)];

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        _calls.Add((name.Name, input));
        return Task.FromResult(_activities.TryGetValue(name.Name, out var answer) ? (TResult)answer(input!)! : default!);
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        Task.FromResult((TResult)Sub(orchestratorName.Name, input!)!);

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        if (Passes(fireAt) > CurrentUtcDateTime) _now = new DateTimeOffset(Passes(fireAt), TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public override T? GetInput<T>() where T : default => throw new NotSupportedException();

    /// <summary>Ends of pauses that were waited for; each comes at once.</summary>
    public List<string> Resumed { get; } = [];

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        if (!eventName.StartsWith("RunResumed:", StringComparison.Ordinal)) return new TaskCompletionSource<T>().Task;
        Resumed.Add(eventName);
        return Task.FromResult<T>(default!);
    }

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => Continued.Add(newInput);

    public override Guid NewGuid() => throw new NotSupportedException();

    private object? Sub(string name, object input)
    {
        switch (input)
        {
            case MailOrder mail:
                Mails.Add((mail, _now));
                return 0;
            case GateOrder order:
                Held.Add((order.GateId, order.Round, _now));
                return Gate(order);
            case ActionOrder action:
                Watched.Add(action.ActionId);
                return 0;
            case CadenceOrder pilot:
                Accompanied.Add(pilot);
                return 0;
            case string runId:
                Runs.Add((name, runId));
                return RunStatus.Running;
            default:
                Stages.Add(name);
                if (input is StageOrder stage) Orders.Add(stage);
                return Stage(name);
        }
    }
}
