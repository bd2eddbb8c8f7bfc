using NodaTime;

namespace Onboarding.Workflows.Gates;

/// <summary>Deadlines in business days, Monday to Friday, of a person's own time zone.</summary>
public static class BusinessDays
{
    private static readonly LocalTime EndOfWork = new(17, 0);
    private static readonly LocalTime StartOfWork = new(9, 0);

    /// <summary>17:00 local on the day <paramref name="days"/> business days after <paramref name="from"/>.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset from, int days, string timeZone) => At(from, days, timeZone, EndOfWork);

    /// <summary>09:00 local on the day <paramref name="days"/> business days after <paramref name="from"/>.</summary>
    public static DateTimeOffset RemindAt(DateTimeOffset from, int days, string timeZone) => At(from, days, timeZone, StartOfWork);

    /// <summary>The end of the day <paramref name="days"/> business days after <paramref name="from"/>: the first instant of the day after.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset from, int days, string timeZone)
    {
        var zone = ZoneOf(timeZone);
        return zone.AtStartOfDay(DayAfter(from, days, zone).PlusDays(1)).ToInstant().ToDateTimeOffset();
    }

    private static DateTimeOffset At(DateTimeOffset from, int days, string timeZone, LocalTime time)
    {
        var zone = ZoneOf(timeZone);
        // Leniently: a local time that a clock change skips becomes the one just after it.
        return DayAfter(from, days, zone).At(time).InZoneLeniently(zone).ToInstant().ToDateTimeOffset();
    }

    // Day 0 is the opening day, or the next business day when it opens on a weekend.
    private static LocalDate DayAfter(DateTimeOffset from, int days, DateTimeZone zone)
    {
        var day = NextBusinessDay(Instant.FromDateTimeOffset(from).InZone(zone).Date);
        for (var left = days; left > 0; left--) day = NextBusinessDay(day.PlusDays(1));
        return day;
    }

    private static LocalDate NextBusinessDay(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(2),
        IsoDayOfWeek.Sunday => day.PlusDays(1),
        _ => day,
    };

    private static DateTimeZone ZoneOf(string timeZone) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
}
