using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Listing;

/// <summary>Which runs a list shows; everything that is set must hold.</summary>
public sealed record RunFilter
{
    /// <summary>Only runs that this person takes part in; null: every run.</summary>
    public string? SeenBy { get; init; }

    /// <summary>Only runs with this status; null for all.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>Only runs that have ended, however.</summary>
    public bool Ended { get; init; }

    /// <summary>Only runs that are in this stage; with an ended status, those that ended there. Null for all.</summary>
    public string? Stage { get; init; }

    /// <summary>Only runs where something is overdue.</summary>
    public bool Overdue { get; init; }

    /// <summary>Only runs that wait for the person with this key; null for all.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>Only runs with words that begin like these; null for all.</summary>
    public string? Search { get; init; }

    /// <summary>True when only ended runs can be meant.</summary>
    internal bool MeansEnded => Ended || Status is not (null or RunStatus.Running or RunStatus.ScaledUp);

    /// <summary>Whether a card is one of those, as far as it can tell: who sees it and whom it waits for is said by where it stands.</summary>
    /// <param name="card">Card.</param>
    /// <param name="now">UTC.</param>
    public bool Holds(RunCard card, DateTimeOffset now) =>
        (Status is null || Status == card.Status)
        && (!Ended || card.IsEnded)
        && (Stage is null || (Stage == card.Stage && card.IsEnded == MeansEnded))
        && (!Overdue || card.IsOverdueAt(now))
        && (Search is null || SearchWords.HasAll(SearchWords.Of(card), SearchWords.Sought(Search)));
}
