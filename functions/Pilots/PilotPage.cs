using Onboarding.Functions.Forms;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pilots;

/// <summary>The pilot, or the service after it, for people.</summary>
internal sealed record PilotPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>What the page is about, by where the run stands.</summary>
    public required string Heading { get; init; }

    /// <summary>What just happened; empty: nothing.</summary>
    public string Notice { get; init; } = "";

    /// <summary>How the run ended; empty while it goes on, as its head says then what it waits for.</summary>
    public required string Standing { get; init; }

    /// <summary>Which days are shown; empty before the pilot.</summary>
    public string Days { get; init; } = "";

    /// <summary>The other days that can be shown; empty when there are none.</summary>
    public string OtherPeriod { get; init; } = "";

    /// <summary>Their name.</summary>
    public string OtherPeriodName { get; init; } = "";

    /// <summary>The review that comes next; empty when there is none.</summary>
    public string NextReview { get; init; } = "";

    /// <summary>The newest review; empty when none was held.</summary>
    public required IReadOnlyList<ReviewBlock> Reviews { get; init; }

    public IReadOnlyList<KpiBlock> Kpis { get; init; } = [];

    /// <summary>Texts of the charts' script, as JSON.</summary>
    public required string Words { get; init; }

    public required UploadBlock Upload { get; init; }

    public IReadOnlyList<ActionRow> Actions { get; init; } = [];

    public IReadOnlyList<RatingRow> Ratings { get; init; } = [];

    /// <summary>How many there are, and how many of them are open.</summary>
    public string RatingsSummary { get; init; } = "";

    /// <summary>The newest meetings.</summary>
    public IReadOnlyList<MeetingRow> Meetings { get; init; } = [];
}

/// <summary>A review that was held, in words.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Recommendation">What the rules recommend; empty: nothing.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Decision">What people decided; empty until then.</param>
internal sealed record ReviewBlock(string Name, string Recommendation, IReadOnlyList<string> Reasons, string Decision);

/// <summary>A KPI in words.</summary>
internal sealed record KpiBlock
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What it is held against; empty: nothing.</summary>
    public required string Against { get; init; }

    public required bool IsCritical { get; init; }

    /// <summary>Value so far; empty without one.</summary>
    public required string Value { get; init; }

    /// <summary>Its interval, or that of the change against the baseline; empty without a value.</summary>
    public required string Range { get; init; }

    public required string Cases { get; init; }

    /// <summary><c>pass</c>, <c>fail</c>, <c>open</c> or empty.</summary>
    public required string Verdict { get; init; }

    public required string VerdictText { get; init; }

    /// <summary>What is missing for a verdict; empty: nothing.</summary>
    public required string Missing { get; init; }

    /// <summary>The chart's columns as JSON.</summary>
    public required string Chart { get; init; }

    /// <summary>What the chart shows, for those who do not see it.</summary>
    public required string ChartLabel { get; init; }

    public required string Sketch { get; init; }

    public required string SketchLine { get; init; }

    /// <summary>The line over the folded days; empty when there are none.</summary>
    public required string DaysSummary { get; init; }

    public required IReadOnlyList<DayRow> Days { get; init; }

    public required IReadOnlyList<MarkRow> Marks { get; init; }
}

/// <summary>A day in words.</summary>
internal sealed record DayRow(string Day, string Value, string Cases, string Running, string Range);

/// <summary>What happened on a day, in words.</summary>
internal sealed record MarkRow(string Day, string Text);

/// <summary>The form that takes readings.</summary>
/// <param name="IsOpen">False while the run takes none, and for readers who may change nothing.</param>
/// <param name="Path">Where it is sent.</param>
/// <param name="Columns">Columns of a file.</param>
/// <param name="Reason">Field of the reason.</param>
internal sealed record UploadBlock(bool IsOpen, string Path, string Columns, FormField Reason);

/// <summary>A corrective action in words.</summary>
internal sealed record ActionRow(string Cause, string Owner, string Due, string Status, string Result, bool IsOpen, bool IsOverdue);

/// <summary>An open bad rating in words.</summary>
internal sealed record RatingRow(string Reference, string Day, string Wrong, bool IsLate);

/// <summary>A meeting in words.</summary>
internal sealed record MeetingRow(string On, IReadOnlyList<string> Decisions);
