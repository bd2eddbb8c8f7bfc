using NodaTime;

namespace Onboarding.Workflows.Actions;

/// <summary>When the owner of an action is reminded: in the morning of its due day, and again every week while it is overdue, at most four times. Pure.</summary>
public static class ActionSchedule
{
    private const int DaysBetween = 7;
    private const int MostReminders = 4;

    private static readonly LocalTime StartOfWork = new(9, 0);

    /// <summary>The first reminder after an instant.</summary>
    /// <param name="due">Due day.</param>
    /// <param name="timeZone">IANA time zone of the owner; UTC when it is not known.</param>
    /// <param name="after">UTC; the reminder is later than this.</param>
    public static DateTimeOffset NextAfter(DateOnly due, string timeZone, DateTimeOffset after)
    {
        var first = At(due, timeZone);
        if (first > after) return first;
        // Whole steps by calendar day: a clock change must not move the hour.
        var steps = (int)((after - first).TotalDays / DaysBetween);
        return Enumerable.Range(steps, 3).Select(step => At(due.AddDays(step * DaysBetween), timeZone)).First(at => at > after);
    }

    /// <summary>True when a reminder may go out. A new owner or due day begins anew; whoever gets an action back goes on counting.</summary>
    /// <param name="watch">The action as it is now.</param>
    /// <param name="reminded">The action at each reminder that went out.</param>
    public static bool MayRemind(ActionWatch watch, IReadOnlyList<ActionWatch> reminded) => reminded.Count(former => CountsFor(former, watch)) < MostReminders;

    // A history from before the due day was told counted over all owners.
    private static bool CountsFor(ActionWatch former, ActionWatch watch) =>
        watch.Due is null || (former.OwnerKey == watch.OwnerKey && former.Due == watch.Due);

    private static DateTimeOffset At(DateOnly day, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        return LocalDate.FromDateOnly(day).At(StartOfWork).InZoneLeniently(zone).ToInstant().ToDateTimeOffset();
    }
}
