using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Shortlist;

/// <summary>A shortlisted vendor with everything that counts for its place.</summary>
public sealed record Candidate
{
    private const int MonthsOfYear = 12;

    /// <summary>The vendor.</summary>
    public required Vendor Vendor { get; init; }

    /// <summary>Its scorecards.</summary>
    public required IReadOnlyList<Scorecard> Scorecards { get; init; }

    /// <summary>Red flags against it.</summary>
    public required IReadOnlyList<RaisedFlag> RedFlags { get; init; }

    /// <summary>Must-haves that it lacks.</summary>
    public IReadOnlyList<Phrase> Lacks { get; init; } = [];

    /// <summary>Must-haves of which nobody can tell whether it has them.</summary>
    public IReadOnlyList<Phrase> NotKnown { get; init; } = [];

    /// <summary>Price of its offer's first year; null without an offer.</summary>
    public YearPrice? Price { get; init; }

    /// <summary>Price of the first year: the offer's, or twelve months and the set-up as first named.</summary>
    public decimal FirstYearPrice => Price?.Total ?? Vendor.MonthlyPrice * MonthsOfYear + Vendor.SetUpPrice;
}
