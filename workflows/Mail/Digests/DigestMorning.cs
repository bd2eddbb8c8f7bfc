using NodaTime;
using Onboarding.Workflows.Calendars;

namespace Onboarding.Workflows.Mail.Digests;

/// <summary>When a morning digest goes out: from 08:00 of the reader's own time zone, on the days on which they work. Pure.</summary>
public static class DigestMorning
{
    private static readonly LocalTime Begins = new(8, 0);

    // What could not be sent by ten is old news; the next morning tells it anew.
    private static readonly LocalTime Ends = new(10, 0);

    /// <summary>The working day whose digest is due now, by the reader's own calendar; null when none is.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="work">When the reader works.</param>
    public static DateOnly? Of(DateTimeOffset now, WorkTime work)
    {
        var local = Instant.FromDateTimeOffset(now).InZone(work.Zone).LocalDateTime;
        if (!work.IsWorkingDay(local.Date)) return null;
        return local.TimeOfDay >= Begins && local.TimeOfDay < Ends ? local.Date.ToDateOnly() : null;
    }
}
