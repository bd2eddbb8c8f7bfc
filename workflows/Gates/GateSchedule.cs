namespace Onboarding.Workflows.Gates;

/// <summary>
/// When a gate round is due, reminds, escalates and closes. Each approver has their own working time; the round closes with the last of
/// them, or, where one is asked after the other, with the one whose turn it is.
/// </summary>
/// <param name="DueAt">UTC, of the approver whose day ends last.</param>
/// <param name="RemindAt">UTC, in the order in which they were planned; at each of them the approvers whose own reminder falls there are reminded.</param>
/// <param name="ExpiresAt">UTC, of the approver whose day ends last.</param>
public sealed record GateSchedule(DateTimeOffset DueAt, IReadOnlyList<DateTimeOffset> RemindAt, DateTimeOffset ExpiresAt)
{
    /// <summary>UTC, in the order in which they were planned; at each of them the silence of those whose own escalation falls there is taken further.</summary>
    public IReadOnlyList<DateTimeOffset> EscalateAt { get; init; } = [];

    /// <summary>True when it moves on with each turn, as one is asked after the other.</summary>
    public bool ByTurn { get; init; }

    /// <summary>Number of the pause for which the run stands still; null while it goes on.</summary>
    public int? Pause { get; init; }

    /// <summary>The schedule of a round in which each of those asked has these dates.</summary>
    /// <param name="asked">Dates of everybody asked, at least one.</param>
    /// <param name="openedAt">When they are asked.</param>
    public static GateSchedule Of(IReadOnlyList<PartSchedule> asked, DateTimeOffset openedAt)
    {
        var expiresAt = asked.Max(one => one.ExpiresAt);
        return new GateSchedule(asked.Max(one => one.DueAt), Within(asked.SelectMany(one => one.RemindAt)), expiresAt)
        {
            EscalateAt = Within(asked.SelectMany(one => one.EscalateAt)),
        };

        IReadOnlyList<DateTimeOffset> Within(IEnumerable<DateTimeOffset> times) => [.. times.Where(at => at > openedAt && at < expiresAt).Distinct().Order()];
    }

    /// <summary>The schedule that an open round has.</summary>
    public static GateSchedule Of(GateFile file) =>
        new(file.Gate.DueAt!.Value, file.Gate.RemindAt, file.Gate.ExpiresAt!.Value) { EscalateAt = file.Gate.EscalateAt, ByTurn = file.IsByTurn, Pause = file.Pause?.Number };

    /// <summary>The round with these dates. Instants of a turn that is over keep their place, as a reminder's number is its place: at them nobody is due.</summary>
    public Gate On(Gate gate) => gate with
    {
        DueAt = DueAt,
        RemindAt = [.. gate.RemindAt.Union(RemindAt)],
        EscalateAt = [.. gate.EscalateAt.Union(EscalateAt)],
        ExpiresAt = ExpiresAt,
    };

    /// <summary>What happens until the round closes, in order.</summary>
    public IReadOnlyList<GateWake> Wakes() =>
    [
        .. RemindAt.Select((at, index) => new GateWake(at, GateWakeKind.Remind, index + 1))
            .Concat(EscalateAt.Select((at, index) => new GateWake(at, GateWakeKind.Escalate, index + 1)))
            .Where(wake => wake.At < ExpiresAt)
            .OrderBy(wake => wake.At).ThenBy(wake => wake.Kind),
        new GateWake(ExpiresAt, GateWakeKind.Expire, 1),
    ];

    /// <summary>What happens next after <paramref name="last"/>; the first of all when it is null, and the end when nothing else is left.</summary>
    public GateWake NextAfter(GateWake? last) => Wakes().First(wake => wake.Kind == GateWakeKind.Expire || last is null || wake.ComesAfter(last));
}

/// <summary>A time at which a gate round goes on by itself.</summary>
/// <param name="At">UTC.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Number">Which of its kind, from 1.</param>
public sealed record GateWake(DateTimeOffset At, GateWakeKind Kind, int Number)
{
    /// <summary>True when it is later than the other, or its kind is at the same time.</summary>
    public bool ComesAfter(GateWake other) => At > other.At || (At == other.At && Kind > other.Kind);
}

/// <summary>What a gate round does by itself.</summary>
public enum GateWakeKind
{
    /// <summary>Those who are silent are reminded.</summary>
    Remind,

    /// <summary>Deputies or the sponsor are asked beside those who are silent.</summary>
    Escalate,

    /// <summary>It closes undecided.</summary>
    Expire,
}
