using CsCheck;
using Onboarding.Unit.Tests.Kpis;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Operations;

public sealed class KpiTrendTests
{
    [Theory]
    [InlineData(KpiDirection.AtLeast, 0.90, 0.95, TrendDirection.Better)]
    [InlineData(KpiDirection.AtLeast, 0.95, 0.90, TrendDirection.Worse)]
    [InlineData(KpiDirection.AtMost, 0.90, 0.95, TrendDirection.Worse)]
    [InlineData(KpiDirection.AtMost, 0.95, 0.90, TrendDirection.Better)]
    [InlineData(KpiDirection.AtLeast, 0.90, 0.915, TrendDirection.Steady)]
    [InlineData(KpiDirection.AtLeast, 0.90, 0.92, TrendDirection.Steady)]
    public void A_difference_counts_when_the_intervals_do_not_touch(KpiDirection direction, double before, double now, TrendDirection expected) =>
        Assert.Equal(expected, Trend(direction, Around(before), Around(now)).Direction);

    [Fact]
    public void Without_enough_data_in_one_of_the_times_nothing_is_said()
    {
        Assert.Equal(TrendDirection.Unknown, Trend(KpiDirection.AtLeast, null, Around(0.9)).Direction);
        Assert.Equal(TrendDirection.Unknown, Trend(KpiDirection.AtLeast, Around(0.9), null).Direction);
        Assert.Null(Trend(KpiDirection.AtLeast, Around(0.9), null).ToFigure("GBP"));
    }

    [Fact]
    public void A_better_value_is_never_a_worse_trend() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((before, now, more) =>
        Rank(Trend(KpiDirection.AtLeast, Around(before), Around(now + more))) >= Rank(Trend(KpiDirection.AtLeast, Around(before), Around(now))));

    [Fact]
    public void Each_KPI_is_compared_with_itself()
    {
        var now = new[] { Measured.Judged(Verdict.Passed, false, "b") with { Value = Around(0.9) }, Measured.Judged(Verdict.Passed, false, "a") with { Value = Around(0.8) } };
        var before = new[] { Measured.Judged(Verdict.Passed, false, "a") with { Value = Around(0.7) } };

        var trends = KpiTrend.Of(before, now);

        Assert.Equal([("b", TrendDirection.Unknown), ("a", TrendDirection.Better)], trends.Select(trend => (trend.Kpi.Id, trend.Direction)));
    }

    private static int Rank(KpiTrend trend) => trend.Direction switch { TrendDirection.Worse => 0, TrendDirection.Steady => 1, _ => 2 };

    private static KpiTrend Trend(KpiDirection direction, Interval? before, Interval? now) => new(Measured.Share with { Direction = direction }, before, now);

    private static Interval Around(double value) => new((decimal)value, (decimal)value - 0.01m, (decimal)value + 0.01m);
}
