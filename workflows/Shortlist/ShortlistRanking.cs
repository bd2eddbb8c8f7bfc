using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Shortlist;

/// <summary>One vendor's place in the ranking.</summary>
public sealed record RankedVendor
{
    /// <summary>The vendor.</summary>
    public required Vendor Vendor { get; init; }

    /// <summary>Place, from 1; vendors with the same total share a place.</summary>
    public required int Rank { get; init; }

    /// <summary>Mean of the evaluators' weighted totals, 0 to 100; 0 without any scorecard.</summary>
    public required decimal Total { get; init; }

    /// <summary>Standard deviation of the evaluators' totals; 0 with fewer than two.</summary>
    public required decimal Spread { get; init; }

    /// <summary>Evaluators who scored it.</summary>
    public required int Evaluators { get; init; }

    /// <summary>Criteria in which evaluators are two or more points apart.</summary>
    public required IReadOnlyList<string> Disagreements { get; init; }

    /// <summary>Criteria whose mean is below what must be reached.</summary>
    public required IReadOnlyList<string> Missed { get; init; }

    /// <summary>More red flags than the playbook tolerates.</summary>
    public required bool TooManyRedFlags { get; init; }

    /// <summary>Price of the first year: twelve months and the set-up.</summary>
    public required decimal FirstYearPrice { get; init; }

    /// <summary>True when nothing rules the vendor out.</summary>
    public bool IsEligible => Missed.Count == 0 && !TooManyRedFlags && Evaluators > 0;
}

/// <summary>Ranks the shortlisted vendors by their scorecards. Scores run from 1 to 5, weights add up to 100.</summary>
public static class ShortlistRanking
{
    private const int BestScore = 5;
    private const int MonthsOfYear = 12;

    // Two of five points between evaluators are worth a talk before deciding; an editable default without a public source.
    private const int DisagreementFrom = 2;

    /// <summary>The ranking, best first: eligible vendors before those that something rules out.</summary>
    public static IReadOnlyList<RankedVendor> Of(IReadOnlyList<Vendor> vendors, IReadOnlyList<Scorecard> scorecards, ShortlistRules rules)
    {
        var unranked = vendors.Where(vendor => vendor.Shortlisted)
            .Select(vendor => Judge(vendor, [.. scorecards.Where(card => card.VendorId == vendor.Id)], rules))
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

    private static RankedVendor Judge(Vendor vendor, IReadOnlyList<Scorecard> cards, ShortlistRules rules)
    {
        var totals = cards.Select(card => TotalOf(card, rules.Criteria)).ToList();
        return new RankedVendor
        {
            Vendor = vendor,
            Rank = 0,
            Total = totals.Count == 0 ? 0 : decimal.Round(totals.Average(), 1),
            Spread = decimal.Round(StandardDeviation(totals), 1),
            Evaluators = cards.Count,
            Disagreements = [.. rules.Criteria.Where(criterion => RangeOf(criterion, cards) >= DisagreementFrom).Select(criterion => criterion.Id)],
            Missed = cards.Count == 0 ? [] : [.. rules.Criteria.Where(criterion => MeanOf(criterion, cards) < criterion.MustReach).Select(criterion => criterion.Id)],
            TooManyRedFlags = vendor.RedFlags.Count > rules.RedFlagLimit,
            FirstYearPrice = vendor.MonthlyPrice * MonthsOfYear + vendor.SetUpPrice,
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
