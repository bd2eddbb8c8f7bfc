using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Ranks the shortlisted vendors by their scorecards. Scores run from 1 to 5, weights add up to 100.</summary>
public static class ShortlistRanking
{
    private const int BestScore = 5;

    // Two of five points between evaluators are worth a talk before deciding; an editable default without a public source.
    private const int DisagreementFrom = 2;

    /// <summary>The ranking by scorecards and recorded red flags alone, best first.</summary>
    public static IReadOnlyList<RankedVendor> Of(IReadOnlyList<Vendor> vendors, IReadOnlyList<Scorecard> scorecards, ShortlistRules rules) => Of(
        [.. vendors.Where(vendor => vendor.Shortlisted).Select(vendor => new Candidate
        {
            Vendor = vendor,
            Scorecards = [.. scorecards.Where(card => card.VendorId == vendor.Id)],
            RedFlags = RaisedFlag.Of(vendor, null, rules),
        })],
        rules);

    /// <summary>The ranking, best first: eligible vendors before those that something rules out.</summary>
    public static IReadOnlyList<RankedVendor> Of(IReadOnlyList<Candidate> candidates, ShortlistRules rules)
    {
        var unranked = candidates
            .Select(candidate => Judge(candidate, rules))
            .OrderByDescending(judged => judged.IsEligible)
            .ThenByDescending(judged => judged.Total)
            .ThenBy(judged => judged.Vendor.Id, StringComparer.Ordinal)
            .ToList();
        return [.. unranked.Select(one => one with
        {
            Rank = 1 + unranked.FindIndex(other => other.IsEligible == one.IsEligible && other.Total == one.Total),
        })];
    }

    /// <summary>A scorecard's weighted total, 0 to 100.</summary>
    public static decimal TotalOf(Scorecard card, IReadOnlyList<Criterion> criteria)
    {
        var weight = criteria.Sum(criterion => criterion.Weight);
        return weight == 0 ? 0 : criteria.Sum(criterion => criterion.Weight * (decimal)card.Scores.GetValueOrDefault(criterion.Id)) / weight / BestScore * 100;
    }

    private static RankedVendor Judge(Candidate candidate, ShortlistRules rules)
    {
        var cards = candidate.Scorecards;
        var totals = cards.Select(card => TotalOf(card, rules.Criteria)).ToList();
        return new RankedVendor
        {
            Vendor = candidate.Vendor,
            Rank = 0,
            Total = totals.Count == 0 ? 0 : decimal.Round(totals.Average(), 1),
            Spread = decimal.Round(StandardDeviation(totals), 1),
            Evaluators = cards.Count,
            Disagreements = [.. rules.Criteria.Where(criterion => RangeOf(criterion, cards) >= DisagreementFrom).Select(criterion => criterion.Id)],
            Missed = cards.Count == 0 ? [] : [.. rules.Criteria.Where(criterion => MeanOf(criterion, cards) < criterion.MustReach).Select(criterion => criterion.Id)],
            RedFlags = candidate.RedFlags,
            Lacks = candidate.Lacks,
            NotKnown = candidate.NotKnown,
            TooManyRedFlags = RaisedFlag.Count(candidate.RedFlags) > rules.RedFlagLimit,
            Price = candidate.Price,
            FirstYearPrice = candidate.FirstYearPrice,
        };
    }

    private static int RangeOf(Criterion criterion, IReadOnlyList<Scorecard> cards) => cards.Count == 0
        ? 0
        : cards.Max(card => card.Scores.GetValueOrDefault(criterion.Id)) - cards.Min(card => card.Scores.GetValueOrDefault(criterion.Id));

    private static decimal MeanOf(Criterion criterion, IReadOnlyList<Scorecard> cards) =>
        cards.Average(card => (decimal)card.Scores.GetValueOrDefault(criterion.Id));

    private static decimal StandardDeviation(List<decimal> values)
    {
        if (values.Count < 2) return 0;
        var mean = values.Average();
        return (decimal)Math.Sqrt((double)(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
    }
}
