using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Where one is asked after the other, everybody's days count from the instant at which their turn comes, in their own calendar, and the
/// round's own dates move on with each turn. Kept in the transaction that makes it their turn.
/// </summary>
public sealed class TurnDates(CalendarGaps gaps, WorkCalendars calendars)
{
    /// <summary>A change that gives dates to those whose turn came with it, and the round after it; both unchanged when nobody's came.</summary>
    /// <param name="change">The change.</param>
    /// <param name="after">The round after it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<(RunChange Change, GateFile After)> WithAsync(RunChange change, GateFile after, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var dated = Of(after, calendars, now);
        if (ReferenceEquals(dated, after)) return (change, after);
        var given = dated.Approvals.Where(part => after.Of(part.ApproverKey)!.Schedule is null && part.Schedule is not null).ToList();
        var put = new Dictionary<string, object>(change.Put) { [RowKeys.Gate(dated.Gate.Id, dated.Gate.Round)] = dated.Gate };
        foreach (var part in given) put[GateChanges.KeyOf(part)] = part;
        return (await gaps.WithAsync(change with { Put = put }, AskedParts.GapsOf(given, calendars, now), cancellation), dated);
    }

    /// <summary>The round with dates for those whose turn it is; the same round when they have theirs. Pure.</summary>
    internal static GateFile Of(GateFile file, WorkCalendars calendars, DateTimeOffset now)
    {
        if (!file.IsOpen || !file.IsByTurn || file.Turn.All(one => one.Schedule is not null)) return file;
        var turn = file.Turn.Select(Seats.KeyOf).ToHashSet();
        IReadOnlyList<Approval> parts =
        [
            .. file.Approvals.Select(part => part.Schedule is null && turn.Contains(Seats.KeyOf(part))
                ? part with { Schedule = PartSchedule.Of(file.Policy, calendars.Of(part.Approver), now) }
                : part),
        ];
        var schedule = GateSchedule.Of([.. parts.Where(part => turn.Contains(Seats.KeyOf(part))).Select(part => part.Schedule!)], now);
        return file with { Approvals = parts, Gate = schedule.On(file.Gate) };
    }
}
