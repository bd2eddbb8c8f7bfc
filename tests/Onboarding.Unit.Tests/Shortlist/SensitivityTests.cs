using CsCheck;
using Onboarding.Workflows.Shortlist;
using static Onboarding.Unit.Tests.Shortlist.SampleVendors;

namespace Onboarding.Unit.Tests.Shortlist;

public sealed class SensitivityTests
{
    [Fact]
    public void A_vendor_that_is_best_in_everything_stays_first()
    {
        var cases = Sensitivity.Of([Of("a", 5, 5), Of("b", 4, 4)], Rules);

        Assert.Equal(4, cases.Count);
        Assert.All(cases, one => Assert.Equal((false, "a"), (one.Changes, Assert.Single(one.Winners).Id)));
    }

    // 75:25. With a and b at (4, 2) and (3, 5) both have 70; every move decides it, for quality upwards and for price the other way round.
    [Fact]
    public void A_narrow_lead_is_lost_when_the_right_weight_moves()
    {
        var cases = Sensitivity.Of([Of("a", 4, 2), Of("b", 3, 5)], Rules);

        Assert.Equal(
            [("quality", -0.2m, "b"), ("quality", 0.2m, "a"), ("price", -0.2m, "a"), ("price", 0.2m, "b")],
            cases.Select(one => (one.Criterion.Id, one.Move, Assert.Single(one.Winners).Id)));
        Assert.All(cases, one => Assert.True(one.Changes));
    }

    [Fact]
    public void Nobody_eligible_leaves_nothing_to_check() => Assert.Empty(Sensitivity.Of([Of("a", 1, 1)], Rules));

    [Fact]
    public void A_winner_that_leads_in_the_moved_criterion_never_loses_by_its_rise() =>
        Gen.Int[1, 5].Array[6].Sample(scores =>
        {
            Candidate[] candidates = [Of("a", scores[0], scores[1]), Of("b", scores[2], scores[3]), Of("c", scores[4], scores[5])];
            var ranking = ShortlistRanking.Of(candidates, Rules);
            var first = ranking.Where(one => one is { IsEligible: true, Rank: 1 }).Select(one => one.Vendor.Id).ToList();
            if (first.Count != 1) return true;
            var winner = candidates.Single(one => one.Vendor.Id == first[0]);

            return Sensitivity.Of(candidates, Rules).Where(one => one.Move > 0).All(one =>
                one.Changes != one.Winners.Select(vendor => vendor.Id).SequenceEqual(first)
                && (one.Winners.Any(vendor => vendor.Id == first[0]) || candidates.Any(other => Score(other, one.Criterion.Id) > Score(winner, one.Criterion.Id))));
        });

    [Fact]
    public void The_order_of_candidates_never_matters() =>
        Gen.Select(Gen.Int[1, 5].Array[6], Gen.Shuffle(new[] { 0, 1, 2 })).Sample((scores, order) =>
        {
            var candidates = Enumerable.Range(0, 3).Select(place => Of("abc"[place].ToString(), scores[2 * place], scores[2 * place + 1])).ToList();

            return Shown(Sensitivity.Of(candidates, Rules)).SequenceEqual(Shown(Sensitivity.Of([.. order.Select(place => candidates[place])], Rules)));
        });

    private static int Score(Candidate candidate, string criterion) => candidate.Scorecards[0].Scores[criterion];

    private static IEnumerable<string> Shown(IReadOnlyList<Sensitivity> cases) =>
        cases.Select(one => $"{one.Criterion.Id} {one.Move} {one.Changes} {string.Join(',', one.Winners.Select(vendor => vendor.Id))}");

    private static Candidate Of(string id, int quality, int price) => new() { Vendor = Vendor(id), Scorecards = [Card(id, "ann", quality, price)], RedFlags = [] };
}
