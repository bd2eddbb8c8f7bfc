using System.Globalization;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Digests;

namespace Onboarding.Unit.Tests.Mail;

public sealed class DigestTests
{
    [Theory]
    [InlineData("2026-06-02T05:59:00Z", "Europe/Berlin", null)]
    [InlineData("2026-06-02T06:00:00Z", "Europe/Berlin", "2026-06-02")]
    [InlineData("2026-06-02T07:59:00Z", "Europe/Berlin", "2026-06-02")]
    [InlineData("2026-06-02T08:00:00Z", "Europe/Berlin", null)]
    [InlineData("2026-06-06T06:00:00Z", "Europe/Berlin", null)]
    [InlineData("2026-06-07T06:00:00Z", "Europe/Berlin", null)]
    [InlineData("2026-06-02T02:30:00Z", "Asia/Kolkata", "2026-06-02")]
    [InlineData("2026-06-01T20:15:00Z", "Pacific/Auckland", "2026-06-02")]
    [InlineData("2026-03-30T06:00:00Z", "Europe/Berlin", "2026-03-30")]
    [InlineData("2026-03-27T06:59:00Z", "Europe/Berlin", null)]
    [InlineData("2026-06-02T08:00:00Z", "Nowhere/At-All", "2026-06-02")]
    public void It_is_due_from_eight_local_on_working_days(string now, string zone, string? day) => Assert.Equal(Day(day), Due(now, "XX", zone));

    [Theory]
    [InlineData("2026-05-25T06:00:00Z", "DE", "Europe/Berlin", null)] // Whit Monday
    [InlineData("2026-05-26T06:00:00Z", "DE", "Europe/Berlin", "2026-05-26")]
    [InlineData("2026-05-25T07:00:00Z", "GB", "Europe/London", null)] // Spring bank holiday
    [InlineData("2026-02-28T00:00:00Z", "CN", "Asia/Shanghai", "2026-02-28")] // a Saturday that is worked
    [InlineData("2026-02-23T00:00:00Z", "CN", "Asia/Shanghai", null)] // Spring Festival
    public void It_keeps_the_holidays_and_make_up_days_of_the_project_manager_s_country(string now, string country, string zone, string? day) =>
        Assert.Equal(Day(day), Due(now, country, zone));

    [Fact]
    public void It_keeps_the_project_manager_s_own_days_of_the_week()
    {
        var sundays = new WorkingHours("09:00", "17:00") { Days = [DayOfWeek.Sunday, DayOfWeek.Monday] };

        Assert.Equal(Day("2026-06-07"), Due("2026-06-07T06:00:00Z", "DE", "Europe/Berlin", sundays));
        Assert.Null(Due("2026-06-02T06:00:00Z", "DE", "Europe/Berlin", sundays));
    }

    [Fact]
    public void Where_nothing_is_open_none_is_sent() => Assert.True(SampleDigest.Nothing.IsEmpty);

    [Fact]
    public void Each_open_thing_alone_is_worth_one()
    {
        Assert.False((SampleDigest.Nothing with { Gates = SampleDigest.Facts.Gates }).IsEmpty);
        Assert.False((SampleDigest.Nothing with { HandIns = SampleDigest.Facts.HandIns }).IsEmpty);
        Assert.False((SampleDigest.Nothing with { Items = SampleDigest.Facts.Items }).IsEmpty);
        Assert.False((SampleDigest.Nothing with { Actions = SampleDigest.Facts.Actions }).IsEmpty);
        Assert.False((SampleDigest.Nothing with { Mails = SampleDigest.Facts.Mails, AddressesInUse = SampleDigest.Facts.AddressesInUse }).IsEmpty);
    }

    [Fact]
    public void What_is_settled_or_only_coming_is_no_news()
    {
        var done = SampleDigest.Action(ActionKinds.ByHand, new DateOnly(2026, 6, 1)) with { Status = ActionStatus.Done };

        Assert.True((SampleDigest.Nothing with { Items = [SampleDigest.Facts.Items[1]], Actions = [done] }).IsEmpty);
        Assert.True((SampleDigest.Facts with { Run = SampleGate.Run with { Status = RunStatus.Cancelled } }).IsEmpty);
    }

    [Fact]
    public void A_mail_to_an_address_that_was_replaced_is_settled() =>
        Assert.Empty((SampleDigest.Facts with { AddressesInUse = new HashSet<string>() }).Undelivered);

    [Fact]
    public void Overdue_gates_and_actions_say_so()
    {
        var sections = new DigestTexts(TemplateFolders.Phrases, SampleMails.Urls).Of(SampleDigest.Facts, RunPeople.Of(SampleGate.Anna));

        Assert.StartsWith("Overdue: Contract approval: Omar Haddad", sections[0].Lines[0], StringComparison.Ordinal);
        Assert.Contains(sections, section => section.Title == "Open corrective actions" && section.Lines[0].StartsWith("Overdue: ", StringComparison.Ordinal));
        Assert.Contains(sections, section => section.Title == "Early warnings" && !section.Lines[0].StartsWith("Overdue: ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_vendors_handed_in_is_named_with_where_it_is_judged()
    {
        var sections = new DigestTexts(TemplateFolders.Phrases, SampleMails.Urls).Of(SampleDigest.Facts, RunPeople.Of(SampleGate.Anna));

        var section = Assert.Single(sections, one => one.Link.Length > 0);
        Assert.Equal("http://127.0.0.1:7071/runs/run-1/hand-ins", section.Link);
        Assert.Equal("Mei <Tan> (Harbour Voice): 1 daily reading", Assert.Single(section.Lines));
    }

    private static readonly WorkCalendars Calendars = WorkCalendars.Load(TemplateFolders.Folder("calendars"));

    private static DateOnly? Due(string now, string country, string zone, WorkingHours? hours = null) => DigestMorning.Of(
        DateTimeOffset.Parse(now, CultureInfo.InvariantCulture),
        Calendars.Of(SampleGate.Anna with { Country = country, TimeZone = zone, WorkingHours = hours }));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);

    [Fact]
    public void A_day_has_one_digest_for_each_project_manager()
    {
        var (first, second) = (MailOrder.Digest("run-1", new DateOnly(2026, 6, 2), "a"), MailOrder.Digest("run-1", new DateOnly(2026, 6, 2), "b"));

        Assert.Equal("run-1:mail:digest:2026-06-02:a:digest:1", first.InstanceId);
        Assert.NotEqual(first.InstanceId, second.InstanceId);
        Assert.NotEqual(first.InstanceId, MailOrder.Digest("run-1", new DateOnly(2026, 6, 3), "a").InstanceId);
    }
}
