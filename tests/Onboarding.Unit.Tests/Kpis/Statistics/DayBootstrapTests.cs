using CsCheck;
using Onboarding.Workflows.Kpis.Statistics;

namespace Onboarding.Unit.Tests.Kpis.Statistics;

public sealed class DayBootstrapTests
{
    private const double Z = 1.959964;

    private static readonly Gen<DaySum[]> AnyDays =
        Gen.Select(Gen.Double[0, 1000], Gen.Int[1, 500], (mean, cases) => new DaySum(mean * cases, cases)).Array[7, 20];

    [Fact]
    public void Of_many_alike_days_it_is_what_the_normal_distribution_says()
    {
        // 60 days of 100 cases, whose means run evenly from 70.5 to 129.5: deviation 17.4642, standard error 2.2546.
        DaySum[] days = [.. Enumerable.Range(0, 60).Select(day => new DaySum((70.5 + day) * 100, 100))];

        var interval = DayBootstrap.Of(days, Z)!.Value;

        Assert.Equal(100, interval.Value, 9);
        Assert.InRange(interval.Low, 100 - Z * 2.2546 * 1.03, 100 - Z * 2.2546 * 0.97);
        Assert.InRange(interval.High, 100 + Z * 2.2546 * 0.97, 100 + Z * 2.2546 * 1.03);
    }

    [Fact]
    public void Skewed_days_stretch_the_side_of_their_tail()
    {
        DaySum[] days = [.. Enumerable.Range(0, 20).Select(day => new DaySum(day < 18 ? 100 : 900, 10))];

        var interval = DayBootstrap.Of(days, Z)!.Value;

        Assert.True(interval.High - interval.Value > 1.2 * (interval.Value - interval.Low), interval.ToString());
    }

    [Fact]
    public void Days_weigh_by_their_cases() =>
        Assert.Equal(130, DayBootstrap.Of([.. Enumerable.Repeat(new DaySum(1000, 10), 7), .. Enumerable.Repeat(new DaySum(4200, 30), 7)], Z)!.Value.Value, 9);

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void It_takes_a_week_of_days(int days, bool isKnown) =>
        Assert.Equal(isKnown, DayBootstrap.Of([.. Enumerable.Repeat(new DaySum(1000, 10), days)], Z) is not null);

    [Fact]
    public void The_same_days_in_any_order_give_the_same_interval() => AnyDays.SelectMany(days => Gen.Shuffle(days.ToArray()).Select(other => (days, other)))
        .Sample(two => DayBootstrap.Of(two.days, Z) == DayBootstrap.Of(two.other, Z), iter: 30);

    [Fact]
    public void More_confidence_is_a_wider_interval_far_out_too() =>
        Gen.Select(AnyDays, Gen.Double[0, 8], Gen.Double[0, 8]).Sample((days, one, other) =>
        {
            var (narrow, wide) = (DayBootstrap.Of(days, Math.Min(one, other))!.Value, DayBootstrap.Of(days, Math.Max(one, other))!.Value);

            return wide.Low <= narrow.Low && narrow.Low <= narrow.Value && narrow.Value <= narrow.High && narrow.High <= wide.High;
        }, iter: 30);

    [Fact]
    public void Numbers_that_no_sum_holds_give_no_interval_and_no_fault() =>
        Assert.Null(DayBootstrap.Of([.. Enumerable.Repeat(new DaySum(double.MaxValue, 1), 7)], Z));
}
