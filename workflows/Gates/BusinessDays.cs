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
