using NodaTime;
using Onboarding.Workflows.Calendars;

namespace Onboarding.Workflows.Gates;

/// <summary>Deadlines in business days: a person's own working days, by their country's calendar and in their time zone. Pure.</summary>
public static class BusinessDays
{
    /// <summary>The end of work on the day <paramref name="days"/> business days after <paramref name="from"/>.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset from, int days, WorkTime work) => At(from, days, work, work.EndOfWork);

    /// <summary>The start of work on the day <paramref name="days"/> business days after <paramref name="from"/>.</summary>
    public static DateTimeOffset RemindAt(DateTimeOffset from, int days, WorkTime work) => At(from, days, work, work.StartOfWork);

    /// <summary>The end of the day <paramref name="days"/> business days after <paramref name="from"/>: the first instant of the day after.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset from, int days, WorkTime work) =>
        work.Zone.AtStartOfDay(DayAfter(from, days, work).PlusDays(1)).ToInstant().ToDateTimeOffset();

    /// <summary>A planned instant after a pause: as many working days after its end as it was after its beginning, at the same time of the day.</summary>
    /// <param name="at">UTC; after the beginning of the pause.</param>
    /// <param name="from">UTC; its beginning.</param>
    /// <param name="to">UTC; its end.</param>
    /// <param name="work">When the person works.</param>
    public static DateTimeOffset AfterPause(DateTimeOffset at, DateTimeOffset from, DateTimeOffset to, WorkTime work)
    {
        var planned = Instant.FromDateTimeOffset(at).InZone(work.Zone).LocalDateTime;
        return At(to, DaysBetween(from, planned.Date, work), work, planned.TimeOfDay);
    }

    /// <summary>The same for an instant that is the end of a day: the first of the day after.</summary>
    public static DateTimeOffset EndAfterPause(DateTimeOffset at, DateTimeOffset from, DateTimeOffset to, WorkTime work)
    {
        var last = Instant.FromDateTimeOffset(at.AddTicks(-1)).InZone(work.Zone).Date;
        return EndOf(to, DaysBetween(from, last, work), work);
    }

    // Working days after the day of an instant, up to a day.
    private static int DaysBetween(DateTimeOffset from, LocalDate until, WorkTime work)
    {
        var (days, first) = (0, Instant.FromDateTimeOffset(from).InZone(work.Zone).Date);
        for (var day = first.PlusDays(1); day <= until; day = day.PlusDays(1)) days += work.IsWorkingDay(day) ? 1 : 0;
        return days;
    }

    // Leniently: a local time that a clock change skips becomes the one just after it; one that comes twice is the earlier.
    private static DateTimeOffset At(DateTimeOffset from, int days, WorkTime work, LocalTime time) =>
        DayAfter(from, days, work).At(time).InZoneLeniently(work.Zone).ToInstant().ToDateTimeOffset();

    // Day 0 is the opening day, or the next business day when nobody works on it or work is over by then.
    private static LocalDate DayAfter(DateTimeOffset from, int days, WorkTime work)
    {
        var opened = Instant.FromDateTimeOffset(from).InZone(work.Zone);
        var day = work.NextWorkingDay(opened.TimeOfDay < work.EndOfWork ? opened.Date : opened.Date.PlusDays(1));
        for (var left = days; left > 0; left--) day = work.NextWorkingDay(day.PlusDays(1));
        return day;
    }
}
