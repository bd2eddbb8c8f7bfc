using CsCheck;
using Onboarding.Workflows.Gates;

namespace Onboarding.Unit.Tests.Gates;

public sealed class BusinessDaysTests
{
    [Theory]
    [InlineData("2026-03-02T08:00Z", 3, "Asia/Shanghai", "2026-03-05T09:00Z")] // Monday to Thursday, UTC+8
    [InlineData("2026-03-05T08:00Z", 2, "Asia/Shanghai", "2026-03-09T09:00Z")] // Thursday over the weekend to Monday
    [InlineData("2026-03-07T08:00Z", 1, "Europe/Berlin", "2026-03-10T16:00Z")] // Saturday counts as Monday
    [InlineData("2026-03-06T23:30Z", 1, "Asia/Shanghai", "2026-03-10T09:00Z")] // already Saturday in Shanghai
    [InlineData("2026-03-27T10:00Z", 1, "Europe/Berlin", "2026-03-30T15:00Z")] // the clocks go forward in between
    [InlineData("2026-03-02T08:00Z", 0, "America/New_York", "2026-03-02T22:00Z")] // the opening day itself
    [InlineData("2026-03-02T08:00Z", 1, "Not/AZone", "2026-03-03T17:00Z")] // UTC when the zone is not known
    public void Due_is_17_00_local_of_the_nth_business_day(string from, int days, string zone, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, null), BusinessDays.DueAt(DateTimeOffset.Parse(from, null), days, zone));

    [Fact]
    public void A_reminder_comes_at_09_00_local() =>
        Assert.Equal(At("2026-03-04T01:00Z"), BusinessDays.RemindAt(At("2026-03-02T08:00Z"), 2, "Asia/Shanghai"));

    [Fact]
    public void A_gate_closes_at_the_end_of_the_local_day() =>
        Assert.Equal(At("2026-03-10T05:00Z"), BusinessDays.EndOf(At("2026-03-02T08:00Z"), 5, "America/New_York").AddHours(1));

    [Fact]
    public void A_round_closes_only_when_the_last_approver_s_day_is_over()
    {
        var schedule = GateSchedule.Of(SampleGate.Policy(), [SampleGate.Lin, SampleGate.Anna, SampleGate.Omar], SampleGate.Opened);

        Assert.Equal(At("2026-03-05T22:00Z"), schedule.DueAt);
        Assert.Equal([At("2026-03-04T01:00Z"), At("2026-03-04T08:00Z"), At("2026-03-04T14:00Z")], schedule.RemindAt);
        Assert.Equal(At("2026-03-10T04:00Z"), schedule.ExpiresAt);
    }

    [Fact]
    public void A_reminder_after_the_end_is_never_planned()
    {
        var schedule = GateSchedule.Of(SampleGate.Policy() with { RemindAfterBusinessDays = [2, 9] }, [SampleGate.Anna], SampleGate.Opened);

        Assert.Equal([At("2026-03-04T08:00Z")], schedule.RemindAt);
    }

    [Fact]
    public void A_further_day_never_makes_it_due_sooner() => Gen.Select(Gen.Int[0, 24 * 365], Gen.Int[0, 20], Zones).Sample((hours, days, zone) =>
    {
        var from = SampleGate.Opened.AddHours(hours);

        return BusinessDays.DueAt(from, days + 1, zone) > BusinessDays.DueAt(from, days, zone)
            && BusinessDays.RemindAt(from, days, zone) < BusinessDays.DueAt(from, days, zone)
            && BusinessDays.DueAt(from, days, zone) < BusinessDays.EndOf(from, days, zone)
            && BusinessDays.EndOf(from.AddHours(1), days, zone) >= BusinessDays.EndOf(from, days, zone);
    });

    [Fact]
    public void A_further_approver_never_closes_a_round_sooner_and_their_order_never_matters() =>
        Gen.Select(Gen.Shuffle(new[] { SampleGate.Lin, SampleGate.Anna, SampleGate.Omar }), Gen.Int[1, 2], Gen.Int[0, 24 * 365]).Sample((people, count, hours) =>
        {
            var opened = SampleGate.Opened.AddHours(hours);
            var before = GateSchedule.Of(SampleGate.Policy(), people[..count], opened);
            var after = GateSchedule.Of(SampleGate.Policy(), people[..(count + 1)], opened);
            var turned = GateSchedule.Of(SampleGate.Policy(), [.. people[..count].AsEnumerable().Reverse()], opened);

            return after.DueAt >= before.DueAt && after.ExpiresAt >= before.ExpiresAt && before.RemindAt.All(after.RemindAt.Contains)
                && (turned.DueAt, turned.ExpiresAt) == (before.DueAt, before.ExpiresAt) && turned.RemindAt.SequenceEqual(before.RemindAt);
        });

    private static readonly Gen<string> Zones = Gen.Int[0, 3].Select(place => new[] { "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Not/AZone" }[place]);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);
}
