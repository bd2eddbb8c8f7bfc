namespace Onboarding.Functions.Pages;

/// <summary>A run's decision record in words; times are UTC.</summary>
/// <param name="Language">Language.</param>
/// <param name="Query">Query string that links carry on.</param>
/// <param name="OtherLanguage">Query string of the same page in the other language.</param>
internal sealed record RecordPage(string Language, string Query, string OtherLanguage)
{
    public required string RunId { get; init; }

    public required string Title { get; init; }

    public required string Company { get; init; }

    public required string Status { get; init; }

    public required string StatusText { get; init; }

    public required string Stage { get; init; }

    public required string Standing { get; init; }

    /// <summary>Id of the run that it took over from; empty without one.</summary>
    public required string HandedOverFrom { get; init; }

    /// <summary>Id of the run that took over; empty without one.</summary>
    public required string HandedOverTo { get; init; }

    public required string Written { get; init; }

    public required string Started { get; init; }

    public required string Playbook { get; init; }

    public required string PlaybookId { get; init; }

    public required string PlaybookVersion { get; init; }

    public required IReadOnlyList<string> Summary { get; init; }

    public required IReadOnlyList<RecordGateLine> Gates { get; init; }

    /// <summary>Empty while no vendor is chosen.</summary>
    public required IReadOnlyList<CandidateLine> Ranking { get; init; }

    /// <summary>Why vendors of the long list were not ranked.</summary>
    public required IReadOnlyList<string> Cut { get; init; }

    public required string RankedAt { get; init; }

    public required IReadOnlyList<CriterionLine> Criteria { get; init; }

    public required IReadOnlyList<StandardLine> Standards { get; init; }

    public required IReadOnlyList<WaiverLine> Waivers { get; init; }

    public required IReadOnlyList<RiskLine> Risks { get; init; }

    public required IReadOnlyList<ActionLine> Actions { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<TimelineLine> Course { get; init; }

    public required int Entries { get; init; }

    public required string HeadHash { get; init; }

    public required bool IsIntact { get; init; }

    /// <summary>Where the audit's chain is broken, in words; empty while it is intact.</summary>
    public required string Chain { get; init; }
}

/// <summary>A round of a gate in words.</summary>
internal sealed record RecordGateLine
{
    /// <summary>Place in the record, from 1; the summary links to it.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Stage { get; init; }

    public required int Round { get; init; }

    /// <summary>To which earlier stage it sent the run back, in a few words; empty when to none.</summary>
    public string SentBack { get; init; } = "";

    /// <summary>The decision, or how it stands without one.</summary>
    public required string Result { get; init; }

    public required string Recommendation { get; init; }

    public required bool IsAgainst { get; init; }

    public required string By { get; init; }

    public required string Opened { get; init; }

    public required string Due { get; init; }

    public required string Closed { get; init; }

    public required string Question { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<FigureLine> Figures { get; init; }

    public required string Note { get; init; }

    public required IReadOnlyList<RecordAnswerLine> Answers { get; init; }
}

/// <summary>A line of figures in words.</summary>
internal sealed record FigureLine(string Label, string Value, string Verdict, string VerdictText);

/// <summary>Somebody's answer in words.</summary>
internal sealed record RecordAnswerLine(string Name, string Role, string Answer, bool IsAgainst, string Comment, string At);

/// <summary>A vendor of the ranking in words.</summary>
internal sealed record CandidateLine(int Rank, string Name, string Part, bool IsChosen, string Score, IReadOnlyList<string> Reasons);

/// <summary>A criterion in words.</summary>
internal sealed record CriterionLine(string Name, string Weight, string MustReach);

/// <summary>A service standard in words.</summary>
internal sealed record StandardLine(string Name, string Target, string Rule, bool IsCritical);

/// <summary>A waiver in words.</summary>
internal sealed record WaiverLine(string Stage, string Item, string Reason, string Owner, string Approver);

/// <summary>A risk in words.</summary>
internal sealed record RiskLine(string Name, string Level, string LevelText, string Status, string Owner, string Mitigation, string LastCause, string LastAt);

/// <summary>A corrective action in words.</summary>
internal sealed record ActionLine(string Cause, string Owner, string Due, string Status, string Result);
