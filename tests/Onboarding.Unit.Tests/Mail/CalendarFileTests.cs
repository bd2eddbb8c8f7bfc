using System.Text;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Calendars;

namespace Onboarding.Unit.Tests.Mail;

public sealed class CalendarFileTests
{
    private static readonly MailEvent Review = new()
    {
        Id = "run-1.pilot.30",
        Summary = "Pilot review",
        WrittenAt = new DateTimeOffset(2026, 6, 8, 9, 0, 0, TimeSpan.Zero),
        At = new DateTimeOffset(2026, 6, 11, 2, 0, 0, TimeSpan.FromHours(2)),
    };

    [Fact]
    public void A_review_is_published_with_its_UTC_time_and_a_stable_id()
    {
        var lines = LinesOf(Review);

        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Contains("METHOD:PUBLISH", lines);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains("UID:run-1.pilot.30@onboarding.example", lines);
        Assert.Contains("DTSTAMP:20260608T090000Z", lines);
        Assert.Contains("DTSTART:20260611T000000Z", lines);
        Assert.Contains("DTEND:20260611T010000Z", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("ATTENDEE", StringComparison.Ordinal) || line.StartsWith("ORGANIZER", StringComparison.Ordinal));
    }

    [Fact]
    public void A_meeting_without_a_time_lasts_its_day()
    {
        var lines = LinesOf(Review with { At = null, On = new DateOnly(2026, 6, 2) });

        Assert.Contains("DTSTART;VALUE=DATE:20260602", lines);
        Assert.Contains("DTEND;VALUE=DATE:20260603", lines);
    }

    [Fact]
    public void A_long_summary_is_folded_and_what_would_end_it_is_escaped()
    {
        var summary = "试点评审；" + string.Concat(Enumerable.Repeat("很长的标题", 20)) + ", a; b\\c\nEND:VEVENT";
        var text = TextOf(Review with { Summary = summary });

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Equal(1, text.Split("\r\n").Count(line => line == "END:VEVENT"));
        Assert.Contains("\\, a\\; b\\\\c\\nEND:VEVENT", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string[] LinesOf(MailEvent what) => TextOf(what).Split("\r\n");

    private static string TextOf(MailEvent what) => Encoding.UTF8.GetString(CalendarFile.Of(what, "onboarding.example").Content.Span);
}
