using System.Collections.Concurrent;
using System.Diagnostics;
using Onboarding.Bench.Cost.Model;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>Counts in the app's own process.</summary>
internal sealed class Counter
{
    private readonly ConcurrentDictionary<(Account Account, Owner Owner, string Kind), int> _operations = new();
    private readonly ConcurrentDictionary<(Account Account, string Name), (int Count, double Seconds)> _executions = new();
    private readonly ConcurrentQueue<TimerPass> _passes = new();
    private readonly ConcurrentQueue<TurnRecord> _turns = new();
    private readonly ConcurrentQueue<Creation> _created = new();
    private TimeSpan _processorAtStart;

    /// <summary>From here on it serves.</summary>
    public void Begin() => _processorAtStart = ProcessorTime();

    public void Count(Owner owner, string kind)
    {
        var execution = Execution.Current;
        if (owner == Owner.Product) execution?.AddOperation();
        _operations.AddOrUpdate((execution?.Account ?? Account.Workflow, owner, kind), 1, (_, count) => count + 1);
    }

    public void Executed(string name, Execution execution, TimeSpan took)
    {
        var seconds = FlexUsage.Billed(took.TotalMilliseconds) / 1000;
        _executions.AddOrUpdate((execution.Account, name), (1, seconds), (_, sum) => (sum.Count + 1, sum.Seconds + seconds));
        if (execution.Account == Account.Timers)
            _passes.Enqueue(new TimerPass(name, !_created.IsEmpty, execution.Operations, execution.StateReads));
    }

    public void Created(Creation creation) => _created.Enqueue(creation);

    public void Turned(TurnRecord turn) => _turns.Enqueue(turn);

    public PlayCounts Result()
    {
        using var self = Process.GetCurrentProcess();
        return new PlayCounts
        {
            Operations = [.. _operations.Select(one => new OperationCount(one.Key.Account, one.Key.Owner, one.Key.Kind, one.Value))],
            Executions = [.. _executions.Select(one => new ExecutionCount(one.Key.Account, one.Key.Name, one.Value.Count, one.Value.Seconds))],
            Passes = [.. _passes],
            Turns = [.. _turns],
            Created = [.. _created],
            ProcessorSeconds = (ProcessorTime() - _processorAtStart).TotalSeconds,
            PeakBytes = self.PeakWorkingSet64,
        };
    }

    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
