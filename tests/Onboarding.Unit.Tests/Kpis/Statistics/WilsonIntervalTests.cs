using CsCheck;
using Onboarding.Workflows.Kpis.Statistics;

namespace Onboarding.Unit.Tests.Kpis.Statistics;

public sealed class WilsonIntervalTests
{
    private const double Z = 1.959964;

    [Theory]
    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I: method 3.
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void A_share_has_the_published_interval(int hits, int cases, double low, double high)
    {
        var interval = WilsonInterval.Of(hits, cases, Z);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void It_leaves_out_exactly_the_targets_that_the_score_test_refuses() =>
        Gen.Select(Gen.Int[1, 5000], Gen.Double[0, 1], Gen.Double[0.01, 0.99], Gen.Double[1, 5]).Sample((cases, part, target, z) =>
        {
            var share = Math.Floor(part * cases) / cases;
            var interval = WilsonInterval.Of(share * cases, cases, z);
            var score = Math.Abs(share - target) / Math.Sqrt(target * (1 - target) / cases);

            return Math.Abs(score - z) < 1e-9 || score > z == (target < interval.Low || target > interval.High);
        });

    [Fact]
    public void More_confidence_is_a_wider_interval() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[1, 500], Gen.Double[0, 8], Gen.Double[0, 8]).Sample((hits, more, one, other) =>
        {
            var (narrow, wide) = (WilsonInterval.Of(hits, hits + more, Math.Min(one, other)), WilsonInterval.Of(hits, hits + more, Math.Max(one, other)));

            return wide.Low <= narrow.Low + 1e-12 && wide.High >= narrow.High - 1e-12;
        });
}
