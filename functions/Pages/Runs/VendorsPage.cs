using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>A run's vendors side by side.</summary>
internal sealed record VendorsPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>Those on the shortlist, best first.</summary>
    public required IReadOnlyList<PlaceLine> Ranking { get; init; }

    /// <summary>Criteria with each vendor's scores.</summary>
    public required IReadOnlyList<CriterionRow> Criteria { get; init; }

    /// <summary>Parts of the first year's price with each vendor's.</summary>
    public required IReadOnlyList<PriceRow> Prices { get; init; }

    /// <summary>What the budget keeps for the first year.</summary>
    public required string Planned { get; init; }

    /// <summary>What was cut from the long list.</summary>
    public required IReadOnlyList<CutLine> Cut { get; init; }

    /// <summary>What every vendor must have, in words.</summary>
    public required IReadOnlyList<string> MustHaves { get; init; }

    /// <summary>True while vendors and scorecards are taken in.</summary>
    public required bool CanChange { get; init; }
}

/// <summary>A vendor's place.</summary>
internal sealed record PlaceLine
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Place, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Total of 100.</summary>
    public required string Total { get; init; }

    /// <summary>Spread of the evaluators' totals.</summary>
    public required string Spread { get; init; }

    /// <summary>How many scored it.</summary>
    public required int Evaluators { get; init; }

    /// <summary>Price of the first year.</summary>
    public required string Price { get; init; }

    /// <summary>True when nothing rules it out.</summary>
    public required bool IsEligible { get; init; }

    /// <summary>Must-haves that it lacks, and criteria in which it stays below what must be reached.</summary>
    public required IReadOnlyList<string> Lacks { get; init; }

    /// <summary>Must-haves of which nobody can tell.</summary>
    public required IReadOnlyList<string> NotKnown { get; init; }

    /// <summary>Red flags with what raised each.</summary>
    public required IReadOnlyList<FlagLine> Flags { get; init; }
}

/// <summary>A red flag.</summary>
internal sealed record FlagLine(string Name, string Reason);

/// <summary>A criterion over the vendors, in the order of the ranking.</summary>
internal sealed record CriterionRow(string Name, string Weight, bool IsEmphasised, string MustReach, IReadOnlyList<ScoreCell> Cells);

/// <summary>A vendor's scores in a criterion.</summary>
/// <param name="Mean">Their mean; empty: nobody scored.</param>
/// <param name="Each">Each evaluator's score.</param>
/// <param name="Disagrees">True when evaluators are two or more points apart.</param>
internal sealed record ScoreCell(string Mean, IReadOnlyList<string> Each, bool Disagrees);

/// <summary>A part of the price over the vendors, in the order of the ranking.</summary>
internal sealed record PriceRow(string Name, bool IsTotal, IReadOnlyList<string> Cells);

/// <summary>A vendor that was cut.</summary>
internal sealed record CutLine(string Id, string Name, string Reason);
