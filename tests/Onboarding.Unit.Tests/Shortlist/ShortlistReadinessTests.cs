using CsCheck;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using static Onboarding.Unit.Tests.Shortlist.SampleVendors;

namespace Onboarding.Unit.Tests.Shortlist;

public sealed class ShortlistReadinessTests
{
    [Theory]
    [InlineData(1, "missing.vendors")]
    [InlineData(2, null)]
    [InlineData(3, null)]
    [InlineData(4, "missing.fewer-vendors")]
    public void The_shortlist_has_neither_too_few_vendors_nor_too_many(int count, string? missing)
    {
        var ids = "abcd"[..count].Select(letter => letter.ToString()).ToList();
        Scorecard[] cards = [.. ids.SelectMany(id => new[] { Card(id, "ann", 4, 4), Card(id, "ben", 4, 4) })];

        Assert.Equal(missing is null ? [] : [missing], Keys([.. ids.Select(id => Vendor(id))], cards));
    }

    [Fact]
    public void Every_evaluator_scores_every_vendor() => Assert.Equal(
        ["missing.scorecard"], Keys([Vendor("a"), Vendor("b")], Card("a", "ann", 4, 4), Card("a", "ben", 4, 4), Card("b", "ann", 4, 4)));

    [Fact]
    public void One_evaluator_is_not_enough() =>
        Assert.Equal(["missing.evaluators"], Keys([Vendor("a"), Vendor("b")], Card("a", "ann", 4, 4), Card("b", "ann", 4, 4)));

    [Theory]
    [InlineData("a", "b", null)]
    [InlineData("a", "a", "reserveVendor")]
    [InlineData("a", null, "reserveVendor")]
    [InlineData("c", "b", "vendor")]
    public void The_proposal_names_two_different_shortlisted_vendors(string vendor, string? reserve, string? field)
    {
        var submission = new StageSubmission { Stage = StageIds.Shortlist, Round = 1, Vendor = vendor, ReserveVendor = reserve, SubmittedAt = default };

        var errors = ShortlistReadiness.ProposalErrors([Vendor("a"), Vendor("b"), Vendor("c", shortlisted: false)], submission);

        Assert.Equal(field is null ? [] : [field], errors.Select(error => error.Field));
    }

    [Fact]
    public void A_further_scorecard_of_an_evaluator_never_leaves_more_missing_and_order_never_matters() =>
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, 3]).SelectMany(pair => Gen.Shuffle(CardsOf(pair.Item1)).Select(cards => (pair.Item1, pair.Item2, cards)))
            .Sample(one =>
            {
                var (which, further, shuffled) = one;
                var before = Missing(CardsOf(which));

                return Missing(CardsOf(which | (1 << further))).All(before.Contains) && Missing(shuffled).SetEquals(before);
            });

    // Both evaluators scored the first vendor; which of the other four cards there are, the bits say.
    private static Scorecard[] CardsOf(int which)
    {
        Scorecard[] others = [Card("b", "ann", 4, 4), Card("b", "ben", 4, 4), Card("c", "ann", 4, 4), Card("c", "ben", 4, 4)];
        return [Card("a", "ann", 4, 4), Card("a", "ben", 4, 4), .. others.Where((_, place) => (which & (1 << place)) != 0)];
    }

    private static HashSet<string> Missing(Scorecard[] cards) =>
        [.. ShortlistReadiness.Missing([Vendor("a"), Vendor("b"), Vendor("c")], cards, Rules).Select(phrase => TemplateFolders.Phrases.Render(phrase, "en"))];

    private static IEnumerable<string> Keys(IReadOnlyList<Vendor> vendors, params Scorecard[] cards) =>
        ShortlistReadiness.Missing(vendors, cards, Rules).Select(phrase => phrase.Key);
}
