using NodaTime;

namespace Onboarding.Workflows.Mail.Digests;

/// <summary>When a morning digest goes out: from 08:00 of the reader's own time zone, Monday to Friday. Pure.</summary>
public static class DigestMorning
{
    private static readonly LocalTime Begins = new(8, 0);

    // What could not be sent by ten is old news; the next morning tells it anew.
    private static readonly LocalTime Ends = new(10, 0);

    /// <summary>The working day whose digest is due now, in the reader's calendar; null when none is.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="timeZone">IANA time zone; UTC when it is not known.</param>
    public static DateOnly? Of(DateTimeOffset now, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeOffset(now).InZone(zone).LocalDateTime;
        if (local.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) return null;
        return local.TimeOfDay >= Begins && local.TimeOfDay < Ends ? local.Date.ToDateOnly() : null;
    }
}
