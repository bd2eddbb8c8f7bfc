namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of the pilot.</summary>
public sealed record PilotRules
{
    /// <summary>Shortest pilot in calendar days (60; an editable default).</summary>
    public required int MinimumDays { get; init; }

    /// <summary>Longest pilot in calendar days, an extension included (90; an editable default).</summary>
    public required int MaximumDays { get; init; }

    /// <summary>Days of the pilot on which KPIs are judged and a person decides, ascending (30, 60, 90).</summary>
    public required IReadOnlyList<int> ReviewDays { get; init; }

    /// <summary>Days before a review on which its reminder goes out.</summary>
    public required int RemindDaysBefore { get; init; }

    /// <summary>When a KPI warns early.</summary>
    public WarningRules Warnings { get; init; } = new();

    /// <summary>How often the leads meet.</summary>
    public MeetingRules Meetings { get; init; } = new();

    /// <summary>Bad ratings and their closing.</summary>
    public RatingRules Ratings { get; init; } = new();

    /// <summary>Monthly evaluation of agents and vendor.</summary>
    public EvaluationRules Evaluation { get; init; } = new();
}
