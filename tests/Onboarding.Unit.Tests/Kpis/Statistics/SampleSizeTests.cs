using CsCheck;
using Onboarding.Workflows.Kpis.Statistics;

namespace Onboarding.Unit.Tests.Kpis.Statistics;

public sealed class SampleSizeTests
{
    private const double Z = 1.959964;

    [Theory]
    [InlineData(0.7, 0.05, 0.025, 0.8, 1319)]
    [InlineData(0.7, 0.05, 0.025, 0.9, 1766)]
    [InlineData(0.65, 0.05, 0.05, 0.8, 1126)]
    public void Showing_that_a_share_is_no_worse_takes(double share, double margin, double chance, double power, long cases) =>
        Assert.Equal(cases, SampleSize.NonInferiority(share, margin, chance, power));

    [Fact]
    public void From_the_cases_needed_on_a_share_s_interval_leaves_out_the_target_and_not_before() =>
        Gen.Select(Gen.Double[0.05, 0.95], Gen.Double[0.05, 0.95], Gen.Double[1, 4]).Where((share, target, _) => Math.Abs(share - target) > 0.005)
            .Sample((share, target, z) =>
            {
                var needed = SampleSize.ForShare(share, target, z)!.Value;

                return IsOut(share, target, needed, z, 1e-12) && (needed == 1 || !IsOut(share, target, needed - 1, z, -1e-12));
            });

    [Fact]
    public void An_interval_narrows_with_the_root_of_the_cases()
    {
        Assert.Equal(1600, SampleSize.ForDistance(400, half: 2, distance: 1));
        Assert.Equal(2500, SampleSize.ForDistance(400, half: 2, distance: 1, other: 0.6));
        Assert.Null(SampleSize.ForDistance(400, half: 2, distance: 1, other: 1));
        Assert.Null(SampleSize.ForDistance(400, half: 2, distance: 0));
    }

    [Fact]
    public void A_value_on_its_target_is_told_by_no_sample() => Assert.Null(SampleSize.ForShare(0.9, 0.9, Z));

    // An end that lies on the target but for rounding is taken for either side.
    private static bool IsOut(double share, double target, double cases, double z, double rounding) =>
        WilsonInterval.Of(share * cases, cases, z) is var interval && (interval.Low > target - rounding || interval.High < target + rounding);
}
