using CsCheck;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Kpis.Statistics;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class LookTests
{
    private const double Chance = 0.025;

    [Theory]
    [InlineData(new[] { 30 }, 3.710)]
    [InlineData(new[] { 30, 60 }, 2.511)]
    [InlineData(new[] { 30, 60, 90 }, 1.993)]
    [InlineData(new[] { 60, 90 }, 1.993)]
    public void The_reviews_of_days_30_60_and_90_ask_for(int[] days, double z) => Assert.Equal(z, At(days).Z, 0.001);

    [Fact]
    public void A_single_look_is_sure_to_95_percent() => Assert.Equal(0.95, Look.Once.Confidence, 6);

    [Fact]
    public void The_same_day_again_and_a_day_beyond_the_end_are_no_further_look()
    {
        Assert.Equal(At(30, 60), At(30, 60, 60));
        Assert.Equal(At(30, 90), At(30, 95));
    }

    [Fact]
    public void A_review_before_anything_is_known_decides_nothing() => Assert.Equal(GroupSequential.Farthest, At().Z);

    [Fact]
    public void No_review_is_less_sure_than_a_single_look() => Gen.Int[0, 120].Array[0, 6].Sample(days => At(days).Z >= Look.Once.Z - 0.001, iter: 30);

    private static Look At(params int[] days) => Look.AtReview(days, 90, Chance, SpendingRule.ObrienFleming);
}
