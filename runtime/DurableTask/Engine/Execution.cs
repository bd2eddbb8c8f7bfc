using Microsoft.DurableTask;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>One execution of an orchestrator in memory: feeds it arrivals turn by turn and collects what it decides.</summary>
internal sealed class Execution
{
    private readonly Func<ITaskOrchestrator> _orchestrator;
    private readonly DataConverter _converter;
    private readonly TurnSynchronizationContext _thread;
    private Task<object?>? _running;

    public Execution(ExecutionContext context, Func<ITaskOrchestrator> orchestrator, DataConverter converter, Action onForeignContinuation)
    {
        Context = context;
        _orchestrator = orchestrator;
        _converter = converter;
        _thread = new TurnSynchronizationContext(onForeignContinuation);
    }

    public ExecutionContext Context { get; }

    /// <summary>Runs a new turn and returns what the code decided, an end included.</summary>
    public IReadOnlyList<Decision> Run(DateTimeOffset now, DateTimeOffset realNow, IReadOnlyList<Arrival> arrivals)
    {
        Context.Replaying = false;
        return Feed(now, realNow, arrivals);
    }

    /// <summary>Runs a turn of history again.</summary>
    /// <exception cref="NonDeterministicException">The code decides otherwise than it did.</exception>
    public void Replay(Turn turn, int number)
    {
        Context.Replaying = true;
        var found = Feed(turn.At, turn.RealAt, turn.In);
        for (var i = 0; i < Math.Max(found.Count, turn.Out.Count); i++)
        {
            var (expected, actual) = (turn.Out.ElementAtOrDefault(i)?.Describe(), found.ElementAtOrDefault(i)?.Describe());
            if (expected != actual) throw new NonDeterministicException(Context.InstanceId, number, turn.In, i, expected, actual);
        }
    }

    private List<Decision> Feed(DateTimeOffset now, DateTimeOffset realNow, IReadOnlyList<Arrival> arrivals)
    {
        Context.Begin(now, realNow);
        foreach (var arrival in arrivals)
        {
            // What comes after the end goes along with continue-as-new.
            if (_running?.IsCompleted == true) Context.Events.Keep(arrival);
            else _thread.Run(() => Apply(arrival));
        }

        var decisions = Context.TakeDecisions();
        if (EndOf(_running) is { } end) decisions.Add(end);
        return decisions;
    }

    private void Apply(Arrival arrival)
    {
        switch (arrival)
        {
            case Started started:
                Context.Input = started.Input;
                _running = StartAsync(started.Input);
                break;
            case TaskDone done:
                Context.Complete(done.Id, done.Result);
                break;
            case TaskFailed failed:
                Context.Fail(failed.Id, failed.Failure);
                break;
            case TimerFired fired:
                Context.Complete(fired.Id, null);
                break;
            case EventRaised raised:
                Context.Events.Deliver(raised);
                break;
        }
    }

    private async Task<object?> StartAsync(string? input)
    {
        var orchestrator = _orchestrator();
        return await orchestrator.RunAsync(Context, _converter.Deserialize(input, orchestrator.InputType));
    }

    private Decision? EndOf(Task<object?>? running)
    {
        if (running is null) return null;
        if (!running.IsCompleted)
        {
            return Context.WaitsForSomething ? null : new Ended(null, TaskFailureDetails.FromException(new InvalidOperationException(
                "The orchestrator awaits something that is not a task of its context (for example Task.Delay or I/O), so nothing can ever wake it. Move the work into an activity.")));
        }

        if (running.IsFaulted) return new Ended(null, TaskFailureDetails.FromException(running.Exception!.InnerException!));
        if (running.IsCanceled) return new Ended(null, TaskFailureDetails.FromException(new TaskCanceledException(running)));
        return Context.Restart ?? (Decision)new Ended(_converter.Serialize(running.Result), null);
    }
}
