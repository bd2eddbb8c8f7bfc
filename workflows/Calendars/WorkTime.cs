using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Calendars;

/// <summary>When one person works: the calendar of their country, their own hours where they have any, their time zone.</summary>
/// <param name="Calendar">Calendar of the country.</param>
/// <param name="Own">Hours of their own; null: the country's.</param>
/// <param name="Zone">Time zone.</param>
public sealed record WorkTime(WorkCalendar Calendar, WorkingHours? Own, DateTimeZone Zone)
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Start of a working day.</summary>
    public LocalTime StartOfWork => TimeOf((Own ?? Calendar.Week).From);

    /// <summary>End of a working day.</summary>
    public LocalTime EndOfWork => TimeOf((Own ?? Calendar.Week).To);

    /// <summary>A person's working time by a calendar; UTC when their zone is not known.</summary>
    public static WorkTime Of(Person person, WorkCalendar calendar) => new(calendar, person.WorkingHours, ZoneOf(person.TimeZone));

    /// <summary>A person's working time where holidays are not known.</summary>
    public static WorkTime WithoutHolidays(Person person) => Of(person, WorkCalendar.WeekendsOnly(person.Country));

    /// <summary>The person's own day at an instant.</summary>
    public static LocalDate DayOf(Person person, DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ZoneOf(person.TimeZone)).Date;

    /// <summary>True for a text that is a time of day as <c>HH:mm</c>.</summary>
    public static bool IsTime(string? text) => text is not null && HoursAndMinutes.Parse(text).Success;

    /// <summary>True when they work on the day. An extra working day of the country counts only for who keeps the country's week.</summary>
    public bool IsWorkingDay(LocalDate day) => Calendar.Says(day) switch
    {
        false => false,
        true when Own?.Days is null => true,
        _ => (Own?.Days ?? Calendar.Week.Days ?? WorkingHours.Usual.Days!).Contains(day.DayOfWeek.ToDayOfWeek()),
    };

    /// <summary>The day itself when they work on it, otherwise the next on which they do.</summary>
    public LocalDate NextWorkingDay(LocalDate day)
    {
        while (!IsWorkingDay(day)) day = day.PlusDays(1);
        return day;
    }

    private static LocalTime TimeOf(string text) => HoursAndMinutes.Parse(text).Value;

    private static DateTimeZone ZoneOf(string timeZone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
}
