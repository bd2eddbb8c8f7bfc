using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Operations;

public sealed class ReviewCalendarTests
{
    private const int Hours = 24;

    private static readonly DateOnly First = new(2026, 10, 21);
    private static readonly OperationsRules Rules = SampleFile.Playbook.Operations with { ReviewEveryDays = 30, QuarterlyEveryReviews = 3 };

    [Theory]
    [InlineData(1, "2026-11-20")]
    [InlineData(40, "2026-11-20")]
    [InlineData(61, "2026-11-20")]
    [InlineData(62, "2026-12-20")]
    [InlineData(100, "2027-01-27")]
    public void A_review_looks_at_its_interval_or_at_all_that_has_passed_meanwhile(int daysLater, string lastDay)
    {
        var days = ReviewCalendar.After(1, First, Rules, Hours, Midnight(First.AddDays(daysLater)));

        Assert.Equal(2, days.Number);
        Assert.Equal(new DateOnly(2026, 10, 22), days.From);
        Assert.Equal(Day(lastDay), days.To);
        Assert.Equal(ReadingsDue.At(days.To, Hours), days.At);
    }

    [Fact]
    public void Every_day_of_operations_is_looked_at_once() => Gen.Select(Gen.Int[7, 120], Gen.Int[0, 300].Array[1, 12], Gen.Int[0, 72]).Sample((every, delays, hours) =>
    {
        var rules = Rules with { ReviewEveryDays = every };
        var (number, last) = (1, First);
        foreach (var delay in delays)
        {
            var days = ReviewCalendar.After(number, last, rules, hours, Midnight(last.AddDays(delay)));
            if (days.Number != number + 1 || days.From != last.AddDays(1) || days.To.DayNumber - days.From.DayNumber + 1 < every) return false;
            (number, last) = (days.Number, days.To);
        }

        return true;
    });

    [Fact]
    public void Asked_again_before_it_is_held_a_review_has_the_same_days() => Gen.Select(Gen.Int[7, 120], Gen.Int[0, 300], Gen.Int[0, 300]).Sample((every, one, other) =>
    {
        var rules = Rules with { ReviewEveryDays = every };
        var first = ReviewCalendar.After(1, First, rules, Hours, Midnight(First.AddDays(one)));
        var now = Midnight(First.AddDays(Math.Max(one, other)));
        return now > first.At || ReviewCalendar.After(1, First, rules, Hours, now) == first;
    });

    [Theory]
    [InlineData(null, "2026-10-24", "2026-11-22")]
    [InlineData("2026-10-23", "2026-10-24", "2026-11-22")]
    [InlineData("2026-11-10", "2026-11-11", "2026-11-22")]
    [InlineData("2026-11-21", "2026-11-22", "2026-11-22")]
    [InlineData("2026-11-22", "2026-11-22", "2026-11-22")]
    [InlineData("2026-11-24", "2026-11-24", "2026-11-24")]
    public void A_review_that_is_held_again_looks_at_the_newest_days_after_its_plan(string? plan, string from, string to) => Assert.Equal(
        (Day(from), Day(to)),
        ReviewCalendar.Again(2, 30, new DateOnly(2026, 11, 22), plan is null ? null : Day(plan), Rules));

    [Fact]
    public void A_round_with_few_days_makes_no_later_round_look_at_less() =>
        Assert.Equal(First.AddDays(-29), ReviewCalendar.Again(2, 1, First, null, Rules).From);

    [Theory]
    [InlineData(1, 3, ReviewKind.First)]
    [InlineData(2, 3, ReviewKind.Monthly)]
    [InlineData(3, 3, ReviewKind.Quarterly)]
    [InlineData(4, 3, ReviewKind.Monthly)]
    [InlineData(6, 3, ReviewKind.Quarterly)]
    [InlineData(1, 1, ReviewKind.First)]
    [InlineData(2, 1, ReviewKind.Quarterly)]
    public void Every_third_review_is_a_quarterly_one(int number, int every, ReviewKind kind) =>
        Assert.Equal(kind, ReviewCalendar.KindOf(number, Rules with { QuarterlyEveryReviews = every }));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
