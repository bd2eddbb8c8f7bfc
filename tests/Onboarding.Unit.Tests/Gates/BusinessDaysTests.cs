using CsCheck;
using NodaTime;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Gates;

public sealed class BusinessDaysTests
{
    private static readonly WorkCalendars Calendars = WorkCalendars.Load(TemplateFolders.Folder("calendars"));

    [Theory]
    // Weekends.
    [InlineData("2026-03-02T08:00Z", 3, "CN", "Asia/Shanghai", "2026-03-05T09:00Z")] // Monday to Thursday, UTC+8
    [InlineData("2026-03-05T08:00Z", 2, "CN", "Asia/Shanghai", "2026-03-09T09:00Z")] // Thursday over the weekend to Monday
    [InlineData("2026-03-07T08:00Z", 1, "DE", "Europe/Berlin", "2026-03-10T16:00Z")] // Saturday counts as Monday
    [InlineData("2026-03-06T23:30Z", 1, "CN", "Asia/Shanghai", "2026-03-10T09:00Z")] // already Saturday in Shanghai
    [InlineData("2026-03-02T08:00Z", 0, "US", "America/New_York", "2026-03-02T22:00Z")] // the opening day itself
    [InlineData("2026-03-02T22:30Z", 0, "US", "America/New_York", "2026-03-03T22:00Z")] // work is over: it counts from the next day
    [InlineData("2026-03-02T08:00Z", 1, "DE", "Not/AZone", "2026-03-03T17:00Z")] // UTC when the zone is not known
    // Holidays.
    [InlineData("2026-04-02T08:00Z", 1, "DE", "Europe/Berlin", "2026-04-07T15:00Z")] // over Good Friday and Easter Monday
    [InlineData("2026-07-02T14:00Z", 1, "US", "America/New_York", "2026-07-06T21:00Z")] // Independence Day is observed on the Friday
    [InlineData("2026-12-24T12:00Z", 1, "GB", "Europe/London", "2026-12-29T17:00Z")] // Christmas, weekend and the substitute for Boxing Day
    [InlineData("2026-04-01T02:00Z", 1, "PH", "Asia/Manila", "2026-04-06T09:00Z")] // Holy Week
    [InlineData("2026-10-01T05:00Z", 1, "IN", "Asia/Kolkata", "2026-10-05T11:30Z")] // Gandhi Jayanti on a Friday
    [InlineData("2026-12-30T12:00Z", 1, "US", "America/New_York", "2026-12-31T22:00Z")] // no observed day before a Friday's New Year
    [InlineData("2027-12-30T12:00Z", 1, "US", "America/New_York", "2028-01-03T22:00Z")] // 2028 has no table: weekends only
    [InlineData("2026-03-19T08:00Z", 1, "FR", "Europe/Paris", "2026-03-20T16:00Z")] // a country without a calendar
    // China moves days about.
    [InlineData("2026-02-13T02:00Z", 1, "CN", "Asia/Shanghai", "2026-02-14T09:00Z")] // a make-up Saturday
    [InlineData("2026-02-13T02:00Z", 2, "CN", "Asia/Shanghai", "2026-02-24T09:00Z")] // then nine days of Spring Festival
    [InlineData("2026-02-27T02:00Z", 2, "CN", "Asia/Shanghai", "2026-03-02T09:00Z")] // Saturday, 28 February is worked
    [InlineData("2026-09-18T02:00Z", 1, "CN", "Asia/Shanghai", "2026-09-20T09:00Z")] // a make-up Sunday after a free Saturday
    [InlineData("2026-09-30T02:00Z", 3, "CN", "Asia/Shanghai", "2026-10-10T09:00Z")] // Golden Week, then a make-up Saturday
    // Clock changes: the local hour stays.
    [InlineData("2026-03-27T10:00Z", 1, "DE", "Europe/Berlin", "2026-03-30T15:00Z")] // forward in between
    [InlineData("2026-10-23T10:00Z", 1, "DE", "Europe/Berlin", "2026-10-26T16:00Z")] // back in between
    [InlineData("2026-03-06T15:00Z", 1, "US", "America/New_York", "2026-03-09T21:00Z")] // forward in between
    [InlineData("2026-10-30T15:00Z", 1, "US", "America/New_York", "2026-11-02T22:00Z")] // back in between
    // Half-hour zones.
    [InlineData("2026-03-05T05:00Z", 1, "IN", "Asia/Kolkata", "2026-03-06T11:30Z")] // UTC+5:30
    [InlineData("2026-04-02T02:00Z", 2, "AU", "Australia/Adelaide", "2026-04-06T07:30Z")] // UTC+10:30 becomes UTC+9:30
    [InlineData("2026-10-01T02:00Z", 2, "AU", "Australia/Adelaide", "2026-10-05T06:30Z")] // and back
    public void Due_is_the_end_of_work_of_the_nth_business_day(string from, int days, string country, string zone, string due) =>
        Assert.Equal(At(due), BusinessDays.DueAt(At(from), days, Work(country, zone)));

    [Theory]
    [InlineData("2026-03-02T08:00Z", 2, "CN", "Asia/Shanghai", "2026-03-04T01:00Z")]
    [InlineData("2026-03-27T10:00Z", 1, "DE", "Europe/Berlin", "2026-03-30T07:00Z")]
    [InlineData("2026-10-30T15:00Z", 1, "US", "America/New_York", "2026-11-02T14:00Z")]
    [InlineData("2026-10-01T05:00Z", 1, "IN", "Asia/Kolkata", "2026-10-05T03:30Z")]
    public void A_reminder_comes_at_the_start_of_work(string from, int days, string country, string zone, string at) =>
        Assert.Equal(At(at), BusinessDays.RemindAt(At(from), days, Work(country, zone)));

    [Theory]
    [InlineData("2026-03-02T14:00Z", 5, "US", "America/New_York", "2026-03-10T04:00Z")] // the clocks went forward the day before
    [InlineData("2026-10-23T10:00Z", 1, "DE", "Europe/Berlin", "2026-10-26T23:00Z")]
    [InlineData("2026-03-05T05:00Z", 1, "IN", "Asia/Kolkata", "2026-03-06T18:30Z")]
    public void A_gate_closes_at_the_end_of_the_local_day(string from, int days, string country, string zone, string end) =>
        Assert.Equal(At(end), BusinessDays.EndOf(At(from), days, Work(country, zone)));

    [Fact]
    public void A_person_s_own_hours_count_before_the_country_s_and_its_make_up_days_only_for_who_keeps_its_week()
    {
        var sundays = new WorkingHours("08:00", "16:30") { Days = [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday] };
        var late = new WorkingHours("10:00", "19:00");

        Assert.Equal(At("2026-03-08T12:30Z"), BusinessDays.DueAt(At("2026-03-05T05:00Z"), 1, Work("AE", "Asia/Dubai", sundays)));
        Assert.Equal(At("2026-02-14T11:00Z"), BusinessDays.DueAt(At("2026-02-13T02:00Z"), 1, Work("CN", "Asia/Shanghai", late)));
        Assert.Equal(At("2026-02-24T08:30Z"), BusinessDays.DueAt(At("2026-02-12T02:00Z"), 1, Work("CN", "Asia/Shanghai", sundays)));
    }

    [Fact]
    public void A_round_closes_only_when_the_last_approver_s_day_is_over()
    {
        var schedule = Round([SampleGate.Lin, SampleGate.Anna, SampleGate.Omar], SampleGate.Opened);

        Assert.Equal(At("2026-03-05T22:00Z"), schedule.DueAt);
        Assert.Equal([At("2026-03-04T01:00Z"), At("2026-03-04T08:00Z"), At("2026-03-04T14:00Z")], schedule.RemindAt);
        Assert.Equal(At("2026-03-10T04:00Z"), schedule.ExpiresAt);
    }

    [Fact]
    public void A_reminder_after_the_end_is_never_planned() =>
        Assert.Equal([At("2026-03-04T08:00Z")], Round([SampleGate.Anna], SampleGate.Opened, reminders: [2, 9]).RemindAt);

    [Fact]
    public void Reminders_escalations_and_the_end_come_in_the_order_of_time()
    {
        var policy = SampleGate.Policy() with { RemindAfterBusinessDays = [2, 4], EscalateAfterBusinessDays = [1, 2], ExpireAfterBusinessDays = 6 };
        var schedule = GateSchedule.Of([PartSchedule.Of(policy, Calendars.Of(SampleGate.Anna), SampleGate.Opened)], SampleGate.Opened);

        Assert.Equal(
            [(GateWakeKind.Remind, 1), (GateWakeKind.Remind, 2), (GateWakeKind.Escalate, 1), (GateWakeKind.Escalate, 2), (GateWakeKind.Expire, 1)],
            schedule.Wakes().Select(wake => (wake.Kind, wake.Number)));
        Assert.Equal(schedule.Wakes().Select(wake => wake.At).Order(), schedule.Wakes().Select(wake => wake.At));
        Assert.Equal([At("2026-03-06T08:00Z"), At("2026-03-09T08:00Z")], schedule.EscalateAt);
    }

    [Fact]
    public void A_further_day_never_makes_it_due_sooner() => Gen.Select(Gen.Int[0, 24 * 700], Gen.Int[0, 20], Works).Sample((hours, days, work) =>
    {
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours);
        var due = BusinessDays.DueAt(from, days, work);

        return BusinessDays.DueAt(from, days + 1, work) > due
            && due > from
            && work.IsWorkingDay(Instant.FromDateTimeOffset(due).InZone(work.Zone).Date)
            && BusinessDays.RemindAt(from, days, work) < due
            && due < BusinessDays.EndOf(from, days, work)
            && BusinessDays.EndOf(from.AddHours(1), days, work) >= BusinessDays.EndOf(from, days, work);
    });

    [Fact]
    public void A_further_approver_never_closes_a_round_sooner_and_their_order_never_matters() =>
        Gen.Select(Gen.Shuffle(new[] { SampleGate.Lin, SampleGate.Anna, SampleGate.Omar }), Gen.Int[1, 2], Gen.Int[0, 24 * 365]).Sample((people, count, hours) =>
        {
            var opened = SampleGate.Opened.AddHours(hours);
            var before = Round(people[..count], opened);
            var after = Round(people[..(count + 1)], opened);
            var turned = Round([.. people[..count].AsEnumerable().Reverse()], opened);

            return after.DueAt >= before.DueAt && after.ExpiresAt >= before.ExpiresAt && before.RemindAt.All(after.RemindAt.Contains)
                && (turned.DueAt, turned.ExpiresAt) == (before.DueAt, before.ExpiresAt) && turned.RemindAt.SequenceEqual(before.RemindAt);
        });

    private static readonly WorkTime[] EveryKind =
    [
        Work("CN", "Asia/Shanghai"), Work("DE", "Europe/Berlin"), Work("US", "America/New_York"), Work("IN", "Asia/Kolkata"), Work("AU", "Australia/Adelaide"), Work("XX", "Not/AZone"),
    ];

    private static readonly Gen<WorkTime> Works = Gen.Int[0, EveryKind.Length - 1].Select(place => EveryKind[place]);

    private static GateSchedule Round(Person[] people, DateTimeOffset opened, int[]? reminders = null)
    {
        var policy = SampleGate.Policy() with { RemindAfterBusinessDays = reminders ?? [2] };
        return GateSchedule.Of([.. people.Select(person => PartSchedule.Of(policy, Calendars.Of(person), opened))], opened);
    }

    private static WorkTime Work(string country, string zone, WorkingHours? hours = null) =>
        Calendars.Of(SampleGate.Anna with { Country = country, TimeZone = zone, WorkingHours = hours });

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);
}
