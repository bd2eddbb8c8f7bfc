using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>Where a run stands, and what to do next.</summary>
internal sealed record OverviewPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>What the project manager does next; without text when nothing.</summary>
    public required NextLine Next { get; init; }

    /// <summary>Dates of the stages.</summary>
    public required IReadOnlyList<StageTimesLine> Dates { get; init; }

    /// <summary>Rounds of gates that people are asked at, then those that are over, the newest first.</summary>
    public required IReadOnlyList<RoundLine> Rounds { get; init; }

    /// <summary>Open corrective actions, the first due first.</summary>
    public required IReadOnlyList<OpenActionLine> Actions { get; init; }

    /// <summary>Risks that are open or came true and are more than low, the highest first.</summary>
    public required IReadOnlyList<RiskLine> Risks { get; init; }

    /// <summary>What happened last, the newest first.</summary>
    public required IReadOnlyList<TimelineLine> Latest { get; init; }

    /// <summary>How the run ended, and why where somebody said so; empty while it goes on.</summary>
    public string Ended { get; init; } = "";

    /// <summary>Where the audit's chain is broken, in words; empty while it is intact.</summary>
    public required string Chain { get; init; }
}

/// <summary>What to do next.</summary>
/// <param name="Text">What.</param>
/// <param name="Path">Where; empty when there is no page for it.</param>
internal sealed record NextLine(string Text, string Path);

/// <summary>A stage's dates in words.</summary>
internal sealed record StageTimesLine(
    string Name, string State, string Outcome, string PlannedFrom, string PlannedTo, string From, string To, bool IsLate);

/// <summary>A round of a gate in words.</summary>
internal sealed record RoundLine(
    string Name, int Round, string Status, string StatusText, string Question, string Result, string When, IReadOnlyList<AskedLine> People)
{
    /// <summary>True while people are asked.</summary>
    public bool IsOpen => Status == "open";
}

/// <summary>Somebody who was asked, and what became of it.</summary>
internal sealed record AskedLine
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Role.</summary>
    public required string Role { get; init; }

    /// <summary>Their answer, or how far it is.</summary>
    public required string Answer { get; init; }

    /// <summary>Their comment; empty: none.</summary>
    public required string Comment { get; init; }

    /// <summary>When they were asked; empty: not yet.</summary>
    public required string AskedAt { get; init; }

    /// <summary>When their answer is due; empty: not known.</summary>
    public required string DueAt { get; init; }

    /// <summary>When the page of their link was opened first; empty: not yet.</summary>
    public required string ViewedAt { get; init; }

    /// <summary>When they answered; empty: not yet.</summary>
    public required string AnsweredAt { get; init; }

    /// <summary>When they were reminded, the newest first.</summary>
    public required IReadOnlyList<string> Reminders { get; init; }

    /// <summary>State of the newest mail to them about it; empty: none was sent.</summary>
    public required string Mail { get; init; }

    /// <summary>Its state in words.</summary>
    public required string MailText { get; init; }
}
