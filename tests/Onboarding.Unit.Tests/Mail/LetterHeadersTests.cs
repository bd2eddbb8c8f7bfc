using MimeKit;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Mail;

public sealed class LetterHeadersTests
{
    private const string Key = "run-1:contract:1:abc:approval-request:1";

    public static TheoryData<string, string> EveryKindAndLanguage() => LetterTests.EveryKindAndLanguage();

    [Theory]
    [MemberData(nameof(EveryKindAndLanguage))]
    public void Every_mail_has_a_hidden_pre_header_of_its_own(string kind, string language)
    {
        var letter = SampleMails.Write(kind, language == Languages.Chinese ? SampleGate.Lin : SampleGate.Anna);
        var preHeader = letter.Html.Split("color:#eef2f1;\">")[1].Split("&#847;")[0];

        Assert.NotEmpty(preHeader);
        Assert.DoesNotContain('\n', preHeader);
        Assert.DoesNotContain("&amp;lt;", letter.Html, StringComparison.Ordinal);
        Assert.NotEqual(letter.Subject, preHeader);
        Assert.Contains(SampleGate.Lin.Language == language ? "您好" : "Hello", letter.Text.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_letter_begins_the_thread_and_the_others_follow_it()
    {
        var first = LetterHeaders.Of(Key, Key, "onboarding.example");
        var later = LetterHeaders.Of("run-1:run:abc:run-ended:1", Key, "onboarding.example");

        Assert.DoesNotContain("References", first.Keys);
        Assert.Equal(first["Message-ID"], later["References"]);
        Assert.Equal(first["Message-ID"], later["In-Reply-To"]);
        Assert.NotEqual(first["Message-ID"], later["Message-ID"]);
        Assert.Equal(first, LetterHeaders.Of(Key, null, "onboarding.example"));
    }

    [Fact]
    public void A_run_is_a_list_of_its_own() =>
        Assert.Equal("<onboarding.run-1.onboarding.example>", LetterHeaders.Of(Key, null, "onboarding.example")["List-Id"]);

    [Fact]
    public void SMTP_carries_every_header_once()
    {
        using var message = Message(MailKinds.RunEnded, SampleGate.Lin);

        foreach (var (name, value) in LetterHeaders.Of("run-1:contract:1:run-ended", "run-1:first", SampleMails.Host))
            Assert.Equal(value, Assert.Single(message.Headers, header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)).Value);
    }

    [Theory]
    [InlineData(MailKinds.ReviewReminder, true)]
    [InlineData(MailKinds.MeetingAgenda, true)]
    [InlineData(MailKinds.RunEnded, false)]
    public void Reviews_and_meetings_come_with_a_calendar_entry(string kind, bool has)
    {
        using var message = Message(kind, SampleGate.Anna);

        var attached = message.Attachments.OfType<MimePart>().SingleOrDefault();

        Assert.Equal(has, attached is not null);
        if (attached is null) return;
        Assert.Equal("text/calendar", attached.ContentType.MimeType);
        Assert.Equal("PUBLISH", attached.ContentType.Parameters["method"]);
        Assert.Equal("event.ics", attached.FileName);
    }

    private static MimeMessage Message(string kind, Person reader)
    {
        var letter = SampleMails.Write(kind, reader);
        return new SmtpTransport(new MailSettings(), new HttpClient())
            .MessageOf(letter with { Headers = LetterHeaders.Of(letter.Key, "run-1:first", SampleMails.Host) });
    }
}
