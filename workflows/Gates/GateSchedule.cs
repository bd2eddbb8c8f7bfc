namespace Onboarding.Workflows.Gates;

/// <summary>When a gate round is due, reminds, escalates and closes. Each approver has their own working time; the round closes with the last of them.</summary>
/// <param name="DueAt">UTC, of the approver whose day ends last.</param>
/// <param name="RemindAt">UTC, ascending; at each of them the approvers whose own reminder falls there are reminded.</param>
/// <param name="ExpiresAt">UTC, of the approver whose day ends last.</param>
public sealed record GateSchedule(DateTimeOffset DueAt, IReadOnlyList<DateTimeOffset> RemindAt, DateTimeOffset ExpiresAt)
{
    /// <summary>UTC, ascending; at each of them the silence of those whose own escalation falls there is taken further.</summary>
    public IReadOnlyList<DateTimeOffset> EscalateAt { get; init; } = [];

    /// <summary>The schedule of a round in which each of those asked has these dates.</summary>
    /// <param name="asked">Dates of everybody asked, at least one.</param>
    /// <param name="openedAt">When the round opens.</param>
    public static GateSchedule Of(IReadOnlyList<PartSchedule> asked, DateTimeOffset openedAt)
    {
        var expiresAt = asked.Max(one => one.ExpiresAt);
        return new GateSchedule(asked.Max(one => one.DueAt), Within(asked.SelectMany(one => one.RemindAt)), expiresAt)
        {
            EscalateAt = Within(asked.SelectMany(one => one.EscalateAt)),
        };

        IReadOnlyList<DateTimeOffset> Within(IEnumerable<DateTimeOffset> times) => [.. times.Where(at => at > openedAt && at < expiresAt).Distinct().Order()];
    }

    /// <summary>What happens until the round closes, in order.</summary>
    public IReadOnlyList<GateWake> Wakes() =>
    [
        .. RemindAt.Select((at, index) => new GateWake(at, GateWakeKind.Remind, index + 1))
            .Concat(EscalateAt.Select((at, index) => new GateWake(at, GateWakeKind.Escalate, index + 1)))
            .OrderBy(wake => wake.At).ThenBy(wake => wake.Kind),
        new GateWake(ExpiresAt, GateWakeKind.Expire, 1),
    ];
}

/// <summary>A time at which a gate round goes on by itself.</summary>
/// <param name="At">UTC.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Number">Which of its kind, from 1.</param>
public sealed record GateWake(DateTimeOffset At, GateWakeKind Kind, int Number);

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
