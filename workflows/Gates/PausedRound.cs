using Onboarding.Workflows.Calendars;

namespace Onboarding.Workflows.Gates;

/// <summary>The dates of an open round after a pause of its run: every place that nobody has answered in has as many working days left as before. Pure.</summary>
internal static class PausedRound
{
    /// <summary>The round with the dates that it has from the end of the pause on. What was past before the pause stays as it was.</summary>
    /// <param name="file">The round.</param>
    /// <param name="from">UTC; beginning of the pause.</param>
    /// <param name="to">UTC; its end.</param>
    /// <param name="calendars">Everybody's working days.</param>
    public static GateFile After(GateFile file, DateTimeOffset from, DateTimeOffset to, WorkCalendars calendars)
    {
        // A step that was under way may have opened it after the pause began.
        var began = file.Gate.OpenedAt > from ? file.Gate.OpenedAt.Value : from;
        IReadOnlyList<Approval> parts =
        [
            .. file.Approvals.Select(part => file.IsUnanswered(part) && file.DatesOf(part) is { } dates
                ? part with { Schedule = Moved(dates, began, to, calendars.Of(part.Approver)) }
                : part),
        ];
        // Whoever passed their part on is asked no more, but silence in their place is taken further by their dates.
        var turn = file.Turn.Select(Seats.KeyOf).ToHashSet();
        IReadOnlyList<PartSchedule> asked = [.. parts.Where(part => turn.Contains(Seats.KeyOf(part))).Select(part => part.Schedule).OfType<PartSchedule>()];
        return asked.Count == 0 ? file : file with { Approvals = parts, Gate = GateSchedule.Of(asked, to).On(file.Gate) };
    }

    private static PartSchedule Moved(PartSchedule dates, DateTimeOffset from, DateTimeOffset to, WorkTime work)
    {
        return new PartSchedule(Later(dates.DueAt), [.. dates.RemindAt.Select(Later)], [.. dates.EscalateAt.Select(Later)], BusinessDays.EndAfterPause(dates.ExpiresAt, from, to, work));

        DateTimeOffset Later(DateTimeOffset at) => at <= from ? at : BusinessDays.AfterPause(at, from, to, work);
    }
}
