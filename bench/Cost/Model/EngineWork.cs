namespace Onboarding.Bench.Cost.Model;

/// <summary>
/// What orchestrations did, in the words that all back ends share, so that each can say what it costs there. Numbers are those of any
/// amount of work: of a run, of one mail on average, of a month.
/// </summary>
internal sealed record EngineWork
{
    public static EngineWork None { get; } = new();

    /// <summary>Orchestrations that were started over HTTP or by a timer.</summary>
    public double ClientStarts { get; init; }

    /// <summary>Orchestrations that were started by another one.</summary>
    public double SubStarts { get; init; }

    /// <summary>Times that an orchestrator ran, each a function execution of its own.</summary>
    public double Turns { get; init; }

    /// <summary>Activities that were called.</summary>
    public double Activities { get; init; }

    /// <summary>Results and failures of activities and sub-orchestrations that were taken in.</summary>
    public double Results { get; init; }

    /// <summary>Timers that came due.</summary>
    public double TimersFired { get; init; }

    /// <summary>Timers that were given up before they were due. No back end takes their message back.</summary>
    public double TimersGivenUp { get; init; }

    /// <summary>Timers in between, of which one longer than <see cref="LongTimers.Longest"/> consists; each wakes its orchestration.</summary>
    public double TimerLegs { get; init; }

    /// <summary>Events that were taken in, from clients and from other orchestrations.</summary>
    public double Events { get; init; }

    /// <summary>Of these, those that another orchestration sent; the others came through a client.</summary>
    public double EventsSent { get; init; }

    /// <summary>Orders to suspend, resume or end.</summary>
    public double Orders { get; init; }

    public double ContinuedAsNew { get; init; }

    /// <summary>Requests of the Azure Storage back end that read histories: one a turn, and one more for each full thousand rows.</summary>
    public double HistoryReads { get; init; }

    /// <summary>Transactions of that back end that write histories: one a turn, and one more for each 99 rows.</summary>
    public double HistoryWrites { get; init; }

    /// <summary>Messages that are too long for a queue.</summary>
    public double LongMessages { get; init; }

    /// <summary>Looks of a client at an orchestration's state.</summary>
    public double StateReads { get; init; }

    /// <summary>Function executions on Azure: turns, those of timers in between, activities.</summary>
    public double Executions => Turns + TimerLegs + Activities;

    public static EngineWork operator +(EngineWork one, EngineWork other) => one.With(other, (left, right) => left + right);

    public static EngineWork operator *(EngineWork work, double times) => work.With(work, (each, _) => each * times);

    private EngineWork With(EngineWork other, Func<double, double, double> combine) => new()
    {
        ClientStarts = combine(ClientStarts, other.ClientStarts),
        SubStarts = combine(SubStarts, other.SubStarts),
        Turns = combine(Turns, other.Turns),
        Activities = combine(Activities, other.Activities),
        Results = combine(Results, other.Results),
        TimersFired = combine(TimersFired, other.TimersFired),
        TimersGivenUp = combine(TimersGivenUp, other.TimersGivenUp),
        TimerLegs = combine(TimerLegs, other.TimerLegs),
        Events = combine(Events, other.Events),
        EventsSent = combine(EventsSent, other.EventsSent),
        Orders = combine(Orders, other.Orders),
        ContinuedAsNew = combine(ContinuedAsNew, other.ContinuedAsNew),
        HistoryReads = combine(HistoryReads, other.HistoryReads),
        HistoryWrites = combine(HistoryWrites, other.HistoryWrites),
        LongMessages = combine(LongMessages, other.LongMessages),
        StateReads = combine(StateReads, other.StateReads),
    };
}
