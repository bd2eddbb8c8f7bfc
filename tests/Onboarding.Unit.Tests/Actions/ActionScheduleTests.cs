using CsCheck;
using Onboarding.Workflows.Actions;

namespace Onboarding.Unit.Tests.Actions;

public sealed class ActionScheduleTests
{
    private static readonly DateOnly Due = new(2026, 3, 20);

    private static readonly Gen<string> Zones = Gen.Int[0, 3].Select(place => new[] { "Asia/Shanghai", "Europe/London", "America/New_York", "Not/AZone" }[place]);

    // Hours around the due day, over both changes of the clocks.
    private static readonly Gen<DateTimeOffset> Instants = Gen.Int[-24 * 30, 24 * 300].Select(hours => new DateTimeOffset(2026, 3, 20, 0, 30, 0, TimeSpan.Zero).AddHours(hours));

    [Fact]
    public void A_reminder_is_later_than_the_last_one_and_no_more_than_a_week_after_the_due_day() => Gen.Select(Zones, Instants).Sample((zone, after) =>
    {
        var next = ActionSchedule.NextAfter(Due, zone, after);
        var first = ActionSchedule.NextAfter(Due, zone, DateTimeOffset.MinValue.AddYears(1));

        return next > after && next >= first && (after < first ? next == first : next - after <= TimeSpan.FromDays(7) + TimeSpan.FromHours(1));
    });

    [Fact]
    public void Asked_later_it_never_says_earlier_and_a_later_due_day_never_reminds_sooner() => Gen.Select(Zones, Instants, Gen.Int[0, 1000], Gen.Int[0, 40]).Sample((zone, after, hours, days) =>
        ActionSchedule.NextAfter(Due, zone, after.AddHours(hours)) >= ActionSchedule.NextAfter(Due, zone, after)
        && ActionSchedule.NextAfter(Due.AddDays(days), zone, DateTimeOffset.MinValue.AddYears(1)) >= ActionSchedule.NextAfter(Due, zone, DateTimeOffset.MinValue.AddYears(1)));
    [Fact]
    public void No_owner_is_reminded_more_than_four_times_of_a_due_day_in_whatever_order_they_change() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2]).Array[0, 60].Sample(looks =>
        {
            var reminded = new List<ActionWatch>();
            foreach (var (owner, later) in looks)
            {
                var watch = new ActionWatch($"owner-{owner}", DateTimeOffset.MinValue, Due.AddDays(later));
                if (ActionSchedule.MayRemind(watch, reminded)) reminded.Add(watch);
            }

            var most = looks.GroupBy(look => look).Sum(same => Math.Min(4, same.Count()));
            return reminded.Count == most && reminded.GroupBy(watch => watch).All(same => same.Count() <= 4);
        });
}
