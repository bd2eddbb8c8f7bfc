using CsCheck;
using Onboarding.Workflows.Shortlist;
using static Onboarding.Unit.Tests.Shortlist.SampleVendors;

namespace Onboarding.Unit.Tests.Shortlist;

public sealed class ShortlistRankingTests
{
    [Theory]
    [InlineData(5, 5, 100)]
    [InlineData(1, 1, 20)]
    [InlineData(5, 1, 80)]
    [InlineData(1, 5, 40)]
    public void A_total_weighs_scores_out_of_100(int quality, int price, int total) =>
        Assert.Equal(total, ShortlistRanking.TotalOf(Card("a", "ann", quality, price), Rules.Criteria));

    [Fact]
    public void The_mean_of_the_evaluators_ranks_and_their_spread_shows()
    {
        var ranking = Rank([Vendor("a"), Vendor("b")], Card("a", "ann", 4, 4), Card("a", "ben", 5, 5), Card("b", "ann", 5, 5), Card("b", "ben", 5, 5));

        Assert.Equal([("b", 1, 100m, 0m), ("a", 2, 90m, 14.1m)], ranking.Select(one => (one.Vendor.Id, one.Rank, one.Total, one.Spread)));
    }

    [Fact]
    public void Equal_totals_share_a_place_and_the_next_is_left_out()
    {
        var ranking = Rank([Vendor("c"), Vendor("b"), Vendor("a")], Card("a", "ann", 4, 4), Card("b", "ann", 4, 4), Card("c", "ann", 3, 3));

        Assert.Equal([("a", 1), ("b", 1), ("c", 3)], ranking.Select(one => (one.Vendor.Id, one.Rank)));
    }

    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(2, 4, true)]
    [InlineData(2, 3, false)]
    public void A_mean_below_what_must_be_reached_rules_a_vendor_out(int one, int other, bool eligible)
    {
        var ranked = Assert.Single(Rank([Vendor("a")], Card("a", "ann", one, 5), Card("a", "ben", other, 5)));

        Assert.Equal((eligible, eligible ? 0 : 1), (ranked.IsEligible, ranked.Missed.Count));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void More_red_flags_than_tolerated_rule_a_vendor_out_whatever_its_total(int flags, bool first)
    {
        var ranking = Rank([Vendor("a", flags), Vendor("b")], Card("a", "ann", 5, 5), Card("b", "ann", 3, 3));

        Assert.Equal(first ? "a" : "b", ranking[0].Vendor.Id);
        Assert.Equal(first, ranking.Single(one => one.Vendor.Id == "a").IsEligible);
    }

    [Theory]
    [InlineData(4, 5, 0)]
    [InlineData(3, 5, 1)]
    public void Evaluators_two_points_apart_disagree(int one, int other, int disagreements) => Assert.Equal(
        disagreements, Assert.Single(Rank([Vendor("a")], Card("a", "ann", one, 4), Card("a", "ben", other, 4))).Disagreements.Count);

    [Fact]
    public void Vendors_off_the_shortlist_are_not_ranked_and_unscored_ones_come_last()
    {
        var ranking = Rank([Vendor("a"), Vendor("b"), Vendor("c", shortlisted: false)], Card("b", "ann", 3, 3), Card("c", "ann", 5, 5));

        Assert.Equal([("b", true), ("a", false)], ranking.Select(one => (one.Vendor.Id, one.IsEligible)));
        Assert.Equal(12_500, ranking[0].FirstYearPrice);
    }

    [Fact]
    public void The_order_of_vendors_and_scorecards_never_matters() =>
        Gen.Select(Gen.Int[1, 5].Array[12], Gen.Shuffle(new[] { "a", "b", "c" }), Gen.Shuffle(Enumerable.Range(0, 6).ToArray())).Sample((scores, vendors, places) =>
        {
            var cards = Enumerable.Range(0, 6).Select(i => Card("abc"[i / 2].ToString(), i % 2 == 0 ? "ann" : "ben", scores[2 * i], scores[2 * i + 1])).ToList();

            return Shown(Rank(["a", "b", "c"], cards)).SequenceEqual(Shown(Rank(vendors, [.. places.Select(place => cards[place])])));
        });

    [Fact]
    public void A_better_score_never_costs_a_place() => Gen.Select(Gen.Int[1, 5].Array[4], Gen.Int[0, 1]).Sample((scores, raised) =>
    {
        var better = scores.ToArray();
        better[raised] = Math.Min(5, better[raised] + 1);

        return PlaceOfA(better) <= PlaceOfA(scores);
    });

    private static int PlaceOfA(int[] scores) =>
        Rank([Vendor("a"), Vendor("b")], Card("a", "ann", scores[0], scores[1]), Card("b", "ann", scores[2], scores[3])).ToList().FindIndex(one => one.Vendor.Id == "a" && one.Rank >= 1);

    private static IReadOnlyList<RankedVendor> Rank(IReadOnlyList<string> vendors, IReadOnlyList<Scorecard> cards) =>
        ShortlistRanking.Of([.. vendors.Select(id => Vendor(id))], cards, Rules);

    private static IReadOnlyList<RankedVendor> Rank(IReadOnlyList<Vendor> vendors, params Scorecard[] cards) => ShortlistRanking.Of(vendors, cards, Rules);

    private static IEnumerable<(string, int, decimal, decimal, bool)> Shown(IReadOnlyList<RankedVendor> ranking) =>
        ranking.Select(one => (one.Vendor.Id, one.Rank, one.Total, one.Spread, one.IsEligible));
}
