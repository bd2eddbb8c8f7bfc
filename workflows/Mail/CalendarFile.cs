using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Onboarding.Workflows.Mail.Calendars;

namespace Onboarding.Workflows.Mail;

/// <summary>An event as an iCalendar file (RFC 5545). Published, not an invitation: nobody is asked to answer.</summary>
/// <param name="Content">UTF-8, lines folded and ended as the RFC asks.</param>
public sealed record CalendarFile(ReadOnlyMemory<byte> Content)
{
    /// <summary>Name of the attachment.</summary>
    public const string FileName = "event.ics";

    /// <summary>Media type.</summary>
    public const string MediaType = "text/calendar";

    /// <summary>What a calendar does with it.</summary>
    public const string Method = "PUBLISH";

    // Nobody sets how long a review takes; an hour keeps the time free.
    private static readonly TimeSpan UsualLength = TimeSpan.FromHours(1);

    /// <summary>The file of an event.</summary>
    /// <param name="what">The event.</param>
    /// <param name="host">Host under which people reach the app; ends the event's id.</param>
    public static CalendarFile Of(MailEvent what, string host)
    {
        var calendar = new Ical.Net.Calendar { Method = Method, ProductId = "-//Onboarding//Onboarding//EN" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{what.Id}@{host}",
            DtStamp = Utc(what.WrittenAt),
            Start = what.At is { } at ? Utc(at) : new CalDateTime(what.On!.Value),
            End = what.At is { } begins ? Utc(begins + UsualLength) : new CalDateTime(what.On!.Value.AddDays(1)),
            Summary = what.Summary,
            Sequence = 0,
        });
        return new CalendarFile(Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!));
    }

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime, CalDateTime.UtcTzId);
}
