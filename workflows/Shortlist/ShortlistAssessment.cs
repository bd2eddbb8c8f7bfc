using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Everything that follows from what a run's shortlist has: what its gate decides on.</summary>
public sealed record ShortlistAssessment
{
    private const int MonthsOfYear = 12;
    private const int EmphasisFactor = 2;

    /// <summary>The rules in force, weights of marked criteria doubled.</summary>
    public required ShortlistRules Rules { get; init; }

    /// <summary>Ids of the criteria that are marked as mattering most.</summary>
    public required IReadOnlyList<string> Emphasis { get; init; }

    /// <summary>What a vendor must have.</summary>
    public required MustHaves MustHaves { get; init; }

    /// <summary>The shortlisted vendors, best first.</summary>
    public required IReadOnlyList<RankedVendor> Ranking { get; init; }

    /// <summary>What happens to the first place when one weight moves by a fifth.</summary>
    public required IReadOnlyList<Sensitivity> Sensitivity { get; init; }

    /// <summary>The volumes that offers are priced at.</summary>
    public required YearVolumes Volumes { get; init; }

    /// <summary>What the budget keeps for the first year's service and hidden cost, without the buffer.</summary>
    public required decimal Planned { get; init; }

    /// <summary>Vendors that were cut from the long list.</summary>
    public required IReadOnlyList<Vendor> Cut { get; init; }

    /// <summary>Assesses a shortlist. The order of anything handed in never matters.</summary>
    public static ShortlistAssessment Of(ShortlistFile shortlist)
    {
        var request = shortlist.File.Request;
        var rules = RulesOf(request, shortlist.File.Playbook.Shortlist);
        var mustHaves = MustHaves.Of(request, rules);
        var volumes = YearVolumes.Of(request, rules.Pricing);
        var candidates = shortlist.Vendors.Where(vendor => vendor.Shortlisted).Select(vendor => CandidateOf(vendor, shortlist, rules, mustHaves, volumes)).ToList();
        return new ShortlistAssessment
        {
            Rules = rules,
            Emphasis = rules.Emphasis,
            MustHaves = mustHaves,
            Ranking = ShortlistRanking.Of(candidates, rules),
            Sensitivity = Shortlist.Sensitivity.Of(candidates, rules),
            Volumes = volumes,
            Planned = request.Budget.ExpectedMonthlyCost * MonthsOfYear + request.Budget.HiddenCosts.Sum(cost => cost.Amount),
            Cut = [.. shortlist.Vendors.Where(vendor => !vendor.Shortlisted)],
        };
    }

    /// <summary>The rules that a run is ranked by: its own marks or the playbook's, and the weights of marked criteria doubled. Only the proportions of weights count.</summary>
    public static ShortlistRules RulesOf(OnboardingRequest request, ShortlistRules rules)
    {
        var emphasis = request.Emphasis.Count > 0 ? request.Emphasis : rules.Emphasis;
        return rules with
        {
            Emphasis = emphasis,
            Criteria = [.. rules.Criteria.Select(one => emphasis.Contains(one.Id) ? one with { Weight = one.Weight * EmphasisFactor } : one)],
        };
    }

    private static Candidate CandidateOf(Vendor vendor, ShortlistFile shortlist, ShortlistRules rules, MustHaves mustHaves, YearVolumes volumes) => new()
    {
        Vendor = vendor,
        Scorecards = [.. shortlist.Scorecards.Where(card => card.VendorId == vendor.Id)],
        RedFlags = RaisedFlag.Of(vendor, shortlist.Answers.FirstOrDefault(answers => answers.VendorId == vendor.Id), rules),
        Lacks = mustHaves.LackedBy(vendor),
        NotKnown = mustHaves.NotKnownOf(vendor),
        Price = shortlist.Offers.FirstOrDefault(offer => offer.VendorId == vendor.Id) is { } offer ? YearPrice.Of(offer, volumes) : null,
    };
}
