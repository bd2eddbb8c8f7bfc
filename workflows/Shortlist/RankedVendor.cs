using Onboarding.Workflows.Language;

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

    /// <summary>Red flags against it, with what raised each.</summary>
    public required IReadOnlyList<RaisedFlag> RedFlags { get; init; }

    /// <summary>Must-haves that it lacks, for a person to read.</summary>
    public required IReadOnlyList<Phrase> Lacks { get; init; }

    /// <summary>Must-haves of which nobody can tell whether it has them, for a person to read; they rule nobody out.</summary>
    public IReadOnlyList<Phrase> NotKnown { get; init; } = [];

    /// <summary>More red flags than the playbook tolerates.</summary>
    public required bool TooManyRedFlags { get; init; }

    /// <summary>The first year's price by part; null without an offer.</summary>
    public YearPrice? Price { get; init; }

    /// <summary>Price of the first year: the offer's, or twelve months and the set-up as first named.</summary>
    public required decimal FirstYearPrice { get; init; }

    /// <summary>True when nothing rules the vendor out.</summary>
    public bool IsEligible => Missed.Count == 0 && Lacks.Count == 0 && !TooManyRedFlags && Evaluators > 0;
}
