using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Calendars;
using Onboarding.Workflows.Mail.Kinds;

namespace Onboarding.Unit.Tests.Mail;

public sealed class LetterTests
{
    public static TheoryData<string, string> EveryKindAndLanguage()
    {
        var data = new TheoryData<string, string>();
        foreach (var kind in MailKinds.All)
            foreach (var language in Languages.All) data.Add(kind, language);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryKindAndLanguage))]
    public void A_mail_reads_as_its_snapshot(string kind, string language)
    {
        var letter = SampleMails.Write(kind, ReaderOf(language));

        Snapshot.Matches("Mail", $"{kind}.{language}.txt", $"Subject: {letter.Subject}\n\n{letter.Text}");
        Snapshot.Matches("Mail", $"{kind}.{language}.html", letter.Html);
    }

    [Theory]
    [MemberData(nameof(EveryKindAndLanguage))]
    public void Hostile_input_is_encoded_in_HTML_and_left_alone_in_text(string kind, string language)
    {
        const string company = "<script>alert(1)</script>\"'";
        var letter = SampleMails.Write(kind, ReaderOf(language) with { Name = "<img src=x onerror=alert(2)>" }, company);

        Assert.DoesNotContain("<script", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)", letter.Html, StringComparison.Ordinal);
        Assert.Contains(company, letter.Subject, StringComparison.Ordinal);
        Assert.Contains("<img src=x onerror=alert(2)>", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryKindAndLanguage))]
    public void The_runs_page_is_linked_where_a_project_manager_may_be_written_to_and_only_for_one_who_may_open_it(string kind, string language)
    {
        string[] forOthers = [MailKinds.ApprovalRequest, MailKinds.ApprovalReminder, MailKinds.ApprovalPassedOn, MailKinds.ApprovalCode, MailKinds.VendorInvitation, MailKinds.VendorLink, MailKinds.VendorReminder];

        var manager = SampleMails.Write(kind, ReaderOf(language));
        var other = SampleMails.Write(kind, ReaderOf(language), runPage: "");

        Assert.Equal(!forOthers.Contains(kind), Leads(manager));
        Assert.False(Leads(other));

        static bool Leads(Letter letter) => (letter.Text.Contains($"\n{SampleMails.RunPage}\n", StringComparison.Ordinal), letter.Html.Contains($"<a href=\"{SampleMails.RunPage}\"", StringComparison.Ordinal)) switch
        {
            (true, true) => true,
            (false, false) => false,
            _ => throw new InvalidOperationException("One part of the letter leads to the page and the other does not."),
        };
    }

    [Fact]
    public void A_template_that_names_a_value_the_view_lacks_fails()
    {
        var view = new ReviewReminderView(Languages.English, "Anna", "Blue Lantern", "Support")
        {
            Vendor = "",
            PilotDay = 30,
            At = "",
            LastDay = "",
            Event = new MailEvent { Id = "e", Summary = "s", WrittenAt = default, On = default(DateOnly) },
        };

        Assert.ThrowsAny<InvalidOperationException>(() => SampleMails.Writer.Write(MailKinds.RunEnded, "key", RunPeople.Of(SampleGate.Anna), view));
    }

    [Theory]
    [InlineData(true, "is complete: ", "Stage: ")]
    [InlineData(false, "has ended: ", "Last stage: ")]
    public void The_news_of_the_scale_up_does_not_say_that_the_run_has_ended(bool goesOn, string said, string stage)
    {
        var view = new RunEndedView("en", "Anna", "Blue Lantern", "Support") { GoesOn = goesOn, Status = "S", Meaning = "M", Stage = "Operations", Vendor = "", StartedOn = "1 May" };

        var text = SampleMails.Writer.Write(MailKinds.RunEnded, "key", RunPeople.Of(SampleGate.Anna), view).Text;

        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains($"\n{stage}Operations", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scale_up_and_the_end_are_told_under_keys_of_their_own() =>
        Assert.NotEqual(MailOrder.RunScaledUp("run-1").KeyFor("anna"), MailOrder.RunEnded("run-1").KeyFor("anna"));

    [Fact]
    public void An_unknown_language_is_written_to_in_English() => Assert.Contains(
        "Hello", SampleMails.Writer.Write(MailKinds.RunEnded, "key", RunPeople.Of(SampleGate.Anna) with { Language = "fr" }, new RunEndedView("en", "A", "B", "C")
        {
            GoesOn = false,
            Status = "",
            Meaning = "",
            Stage = "",
            Vendor = "",
            StartedOn = "",
        }).Text, StringComparison.Ordinal);

    [Fact]
    public void A_subject_cannot_start_another_header()
    {
        var letter = SampleMails.Write(MailKinds.RunEnded, SampleGate.Anna, "Evil\r\nBcc: all@example.com\u2028x");

        Assert.DoesNotContain(letter.Subject, char.IsControl);
        using var message = Transport().MessageOf(letter);
        Assert.Null(message.Headers[MimeKit.HeaderId.Bcc]);
    }

    [Fact]
    public void A_message_says_who_it_is_and_that_no_person_wrote_it()
    {
        using var message = Transport().MessageOf(SampleMails.Write(MailKinds.ApprovalRequest, SampleGate.Lin));

        Assert.Equal("run-1:contract:1:approval-request", message.Headers[SmtpTransport.KeyHeader]);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("林芳", Assert.Single(message.To).Name);
        Assert.Equal(Transport().MessageOf(SampleMails.Write(MailKinds.ApprovalRequest, SampleGate.Lin)).MessageId, message.MessageId);
        Assert.NotNull(message.TextBody);
        Assert.NotNull(message.HtmlBody);
    }

    [Fact]
    public void A_long_key_stays_in_one_piece()
    {
        var key = string.Join(":", Enumerable.Repeat("a-rather-long-part", 12));
        using var message = Transport().MessageOf(SampleMails.Write(MailKinds.RunEnded, SampleGate.Anna) with { Key = key });

        Assert.Contains($"X-Onboarding-Key: {key}\n", message.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("a@example.com, b@example.com")]
    [InlineData("Somebody <a@example.com>")]
    [InlineData("nobody")]
    public void What_is_not_exactly_one_address_is_refused(string email) => Assert.Throws<MailRefusedException>(
        () => Transport().MessageOf(SampleMails.Write(MailKinds.RunEnded, SampleGate.Anna with { Email = email })));

    [Fact]
    public void The_same_announcement_to_the_same_person_always_has_the_same_key()
    {
        var order = MailOrder.StageReminder("run-1", StageIds.Training, 2, 3);

        Assert.Equal("training:2:abc:stage-reminder:3", order.KeyFor("abc"));
        Assert.Equal("run-1:mail:training:2:stage-reminder:3", order.InstanceId);
    }

    private static SmtpTransport Transport() => new(new MailSettings(), new HttpClient());

    private static Person ReaderOf(string language) => language == Languages.Chinese ? SampleGate.Lin : SampleGate.Anna;
}
