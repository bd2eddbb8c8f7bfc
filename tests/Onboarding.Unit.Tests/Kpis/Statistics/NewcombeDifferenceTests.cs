using CsCheck;
using Onboarding.Workflows.Kpis.Statistics;

namespace Onboarding.Unit.Tests.Kpis.Statistics;

public sealed class NewcombeDifferenceTests
{
    private const double Z = 1.959964;

    [Theory]
    // Newcombe (1998), Statistics in Medicine 17, 873-890, table II: method 10.
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void Two_shares_have_the_published_interval(int hits, int cases, int otherHits, int otherCases, double low, double high)
    {
        var difference = NewcombeDifference.Of(WilsonInterval.Of(hits, cases, Z), WilsonInterval.Of(otherHits, otherCases, Z));

        Assert.Equal(low, difference.Low, 4);
        Assert.Equal(high, difference.High, 4);
    }

    [Fact]
    public void Against_an_exact_value_only_the_first_is_uncertain()
    {
        var difference = NewcombeDifference.Of(new Bounds(12, 10, 15), Bounds.Exactly(11));

        Assert.Equal(new Bounds(1, -1, 4), difference);
    }

    [Fact]
    public void Turned_round_it_is_the_same_with_the_other_sign() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 300], Gen.Int[0, 300], Gen.Int[1, 300]).Sample((hits, more, otherHits, otherMore) =>
        {
            var (one, other) = (WilsonInterval.Of(hits, hits + more, Z), WilsonInterval.Of(otherHits, otherHits + otherMore, Z));
            var (there, back) = (NewcombeDifference.Of(one, other), NewcombeDifference.Of(other, one));

            return Math.Abs(there.Low + back.High) < 1e-12 && Math.Abs(there.High + back.Low) < 1e-12;
        });

    [Fact]
    public void A_further_hit_moves_both_ends_up() =>
        Gen.Select(Gen.Int[1, 500], Gen.Double[0, 1], Gen.Int[0, 300], Gen.Int[1, 300], Gen.Double[0.5, 5]).Sample((cases, part, otherHits, otherMore, z) =>
        {
            var hits = (int)(part * (cases - 1));
            var other = WilsonInterval.Of(otherHits, otherHits + otherMore, z);
            var (fewer, more) = (NewcombeDifference.Of(WilsonInterval.Of(hits, cases, z), other), NewcombeDifference.Of(WilsonInterval.Of(hits + 1, cases, z), other));

            return more.Low >= fewer.Low - 1e-12 && more.High >= fewer.High - 1e-12;
        });
}
