using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of the shortlist stage.</summary>
public sealed record ShortlistRules
{
    /// <summary>Fewest vendors on the shortlist (S1, S3: 3).</summary>
    public required int MinimumVendors { get; init; }

    /// <summary>Most vendors on the shortlist (S1, S3: 5).</summary>
    public required int MaximumVendors { get; init; }

    /// <summary>Fewest evaluators who scored every vendor.</summary>
    public required int MinimumEvaluators { get; init; }

    /// <summary>Weighted criteria; weights add up to 100.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Warning signs that can be recorded against a vendor (S1).</summary>
    public required IReadOnlyList<RedFlagTemplate> RedFlags { get; init; }

    /// <summary>Criteria that matter most (S1: the 3-4 that a project marks); their weights are doubled. The request may mark others instead.</summary>
    public IReadOnlyList<string> Emphasis { get; init; } = [];

    /// <summary>Questions that every vendor on the shortlist is asked.</summary>
    public IReadOnlyList<VendorQuestion> Questions { get; init; } = [];

    /// <summary>Certificates without which a vendor is out whatever its scores.</summary>
    public IReadOnlyList<string> RequiredCertificates { get; init; } = [];

    /// <summary>True when the shortlist waits for an offer of each vendor on it.</summary>
    public bool OffersRequired { get; init; }

    /// <summary>How offers are brought to one year's price.</summary>
    public PricingRules Pricing { get; init; } = new();

    /// <summary>Red flags above which a vendor should not be chosen (S1: more than one or two).</summary>
    public required int RedFlagLimit { get; init; }

    /// <summary>Calendar days after which the project manager is reminded that the stage is still being prepared.</summary>
    public required int RemindAfterDays { get; init; }
}

/// <summary>One weighted criterion of a scorecard; scores are whole numbers from 1 (poor) to 5 (excellent).</summary>
public sealed record Criterion
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What is judged.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Weight out of 100; an editable default, no public source backs any set of weights.</summary>
    public required int Weight { get; init; }

    /// <summary>Mean score below which a vendor is out whatever its total; null when there is none.</summary>
    public decimal? MustReach { get; init; }
}
