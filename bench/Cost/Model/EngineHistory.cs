namespace Onboarding.Bench.Cost.Model;

/// <summary>Adds up histories.</summary>
internal static class EngineHistory
{
    // Rows that a query of Table Storage answers with at most, and rows of a history that DurableTask.AzureStorage writes in one transaction
    // (AzureTableTrackingStore.UpdateStateAsync: 99, the hundredth is the sentinel).
    private const int RowsOfPage = 1_000;
    private const int RowsOfTransaction = 99;

    // It begins and ends a turn with a row each.
    private const int RowsAround = 2;

    // MessageManager of DurableTask.AzureStorage: more goes to a blob.
    private const int LongestMessage = 45 * 1024;

    public static EngineWork WorkOf(IReadOnlyCollection<TurnRecord> turns, IReadOnlyCollection<Creation> created)
    {
        var seenUntil = turns.Select(turn => turn.At).DefaultIfEmpty().Max();
        var starts = new EngineWork { ClientStarts = created.Count(one => one.ByClient), SubStarts = created.Count(one => !one.ByClient) };
        return Executions(turns).Aggregate(starts, (sum, execution) => sum + OfExecution(execution, seenUntil));
    }

    /// <summary>The same of some of the orchestrations only.</summary>
    public static EngineWork WorkOf(IReadOnlyCollection<TurnRecord> turns, IReadOnlyCollection<Creation> created, Func<string, bool> isAmong) =>
        WorkOf([.. turns.Where(turn => isAmong(turn.Instance))], [.. created.Where(one => isAmong(one.Instance))]);

    private static List<List<TurnRecord>> Executions(IReadOnlyCollection<TurnRecord> turns)
    {
        List<List<TurnRecord>> executions =
        [
            .. turns.Where(turn => !turn.ContinuesAsNew).GroupBy(turn => (turn.Instance, turn.Execution)).Select(turns => turns.OrderBy(turn => turn.At).ToList()),
        ];
        var ofInstance = executions.ToLookup(execution => execution[0].Instance);
        foreach (var last in turns.Where(turn => turn.ContinuesAsNew))
        {
            // It knows the number of its execution only: of several lives of an id it belongs to the one that had begun last.
            var ended = ofInstance[last.Instance].Where(one => one[0].At <= last.At && one[0].Execution.EndsWith(last.Execution, StringComparison.Ordinal)).MaxBy(one => one[0].At);
            if (ended is null) executions.Add([last]);
            else ended.Add(last);
        }

        return executions;
    }

    private static EngineWork OfExecution(List<TurnRecord> turns, DateTimeOffset seenUntil)
    {
        var rows = 0;
        var sum = EngineWork.None;
        foreach (var turn in turns)
        {
            var written = RowsAround + turn.In.Count + turn.Out.Count;
            sum += OfTurn(turn) with
            {
                HistoryReads = 1 + rows / RowsOfPage,
                HistoryWrites = (written + RowsOfTransaction - 1) / RowsOfTransaction,
            };
            rows += written;
        }

        return sum + Timers(turns, seenUntil);
    }

    private static EngineWork OfTurn(TurnRecord turn) => new()
    {
        Turns = 1,
        Activities = turn.Out.Count(step => step.Kind == "activity"),
        Results = turn.In.Count(step => step.Kind is "done" or "fail"),
        TimersFired = turn.In.Count(step => step.Kind == "fire"),
        Events = turn.In.Count(step => step.Kind == "event"),
        EventsSent = turn.Out.Count(step => step.Kind == "send"),
        Orders = turn.In.Count(step => step.Kind is "suspend" or "resume" or "terminate"),
        ContinuedAsNew = turn.ContinuesAsNew ? 1 : 0,
        LongMessages = turn.In.Concat(turn.Out).Count(step => step.Length > LongestMessage),
    };

    private static EngineWork Timers(List<TurnRecord> turns, DateTimeOffset seenUntil)
    {
        var fired = turns.SelectMany(turn => turn.In).Where(step => step.Kind == "fire").Select(step => step.Id).ToHashSet();
        var hasEnded = turns[^1].ContinuesAsNew || turns[^1].Out.Any(step => step.Kind == "end");
        var end = hasEnded ? turns[^1].At : seenUntil;
        var sum = EngineWork.None;
        foreach (var turn in turns)
        {
            foreach (var timer in turn.Out.Where(step => step is { Kind: "timer", FireAt: not null }))
            {
                var cameDue = fired.Contains(timer.Id);
                sum += new EngineWork
                {
                    TimersGivenUp = cameDue ? 0 : 1,
                    TimerLegs = LongTimers.Legs(turn.At, timer.FireAt!.Value, cameDue ? timer.FireAt.Value : end),
                };
            }
        }

        return sum;
    }
}
