using CsCheck;
using Onboarding.Workflows.Kpis.Statistics;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Kpis.Statistics;

public sealed class GroupSequentialTests
{
    [Theory]
    // O'Brien-Fleming type spending, one-sided: four equal looks at 0.05; five at 0.025, as published with ld98 (Reboussin et al. 2000).
    [InlineData(0.05, new[] { 0.25, 0.5, 0.75, 1 }, new[] { 3.750, 2.540, 2.016, 1.720 })]
    [InlineData(0.025, new[] { 0.2, 0.4, 0.6, 0.8, 1 }, new[] { 4.877, 3.357, 2.680, 2.290, 2.031 })]
    [InlineData(0.025, new[] { 1.0 }, new[] { 1.960 })]
    public void Looks_have_the_published_points(double chance, double[] information, double[] points) =>
        Assert.All(Points(SpendingRule.ObrienFleming, chance, information).Zip(points), pair => Assert.Equal(pair.Second, pair.First, 0.001));

    [Fact]
    public void Pocock_type_spending_asks_for_nearly_the_same_at_every_look() =>
        Assert.All(Points(SpendingRule.Pocock, 0.025, [0.2, 0.4, 0.6, 0.8, 1]).Zip([2.438, 2.427, 2.410, 2.397, 2.386]),
            pair => Assert.Equal(pair.Second, pair.First, 0.001));

    [Fact]
    public void By_luck_no_more_verdicts_come_than_are_spent() => Gen.Select(Gen.Int[2, 90].Array[1, 5], Gen.Double[0.005, 0.2]).Sample((days, chance) =>
    {
        // Looks are held on days of a pilot, so that they are a day apart at least.
        double[] information = [.. days.Distinct().Order().Select(day => day / 90d)];
        var points = Points(SpendingRule.ObrienFleming, chance, information);

        // Bonferroni: each look alone spends at least its part, and no look asks for less than a single one would.
        return points.All(point => point >= StandardNormal.PointExceededBy(chance) - 0.001)
            && points.Sum(StandardNormal.Above) >= AlphaSpending.Spent(SpendingRule.ObrienFleming, chance, information[^1]) - 1e-6;
    }, iter: 20);

    [Fact]
    public void Nothing_is_spent_without_information_and_all_of_it_at_the_end() => Gen.Select(Gen.Enum<SpendingRule>(), Gen.Double[0.001, 0.4]).Sample((rule, chance) =>
        AlphaSpending.Spent(rule, chance, 0) == 0 && AlphaSpending.Spent(rule, chance, 1) == chance && AlphaSpending.Spent(rule, chance, 2) == chance);

    [Fact]
    public void More_information_never_spends_less() =>
        Gen.Select(Gen.Enum<SpendingRule>(), Gen.Double[0.001, 0.4], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((rule, chance, one, other) =>
            AlphaSpending.Spent(rule, chance, Math.Min(one, other)) <= AlphaSpending.Spent(rule, chance, Math.Max(one, other)));

    private static IReadOnlyList<double> Points(SpendingRule rule, double chance, double[] information) =>
        GroupSequential.Points(information, [.. information.Select(share => AlphaSpending.Spent(rule, chance, share))]);
}
