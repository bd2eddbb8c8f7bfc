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

    /// <summary>One-sided chance, over all reviews of a pilot, that a KPI gets a verdict by luck (an editable default; 0.025 is customary).</summary>
    public decimal ErrorRate { get; init; } = 0.025m;

    /// <summary>How that chance is spent over the reviews.</summary>
    public SpendingRule Spending { get; init; }

    /// <summary>True when the vendor is shown what the reviews of its own pilot found, KPI by KPI; without it, only when they are held.</summary>
    public bool VendorSeesVerdicts { get; init; }

    /// <summary>When a KPI warns early.</summary>
    public WarningRules Warnings { get; init; } = new();

    /// <summary>How often the leads meet.</summary>
    public MeetingRules Meetings { get; init; } = new();

    /// <summary>Bad ratings and their closing.</summary>
    public RatingRules Ratings { get; init; } = new();

    /// <summary>Monthly evaluation of agents and vendor.</summary>
    public EvaluationRules Evaluation { get; init; } = new();
}

/// <summary>How the chance of a false verdict is spent over repeated reviews (Lan and DeMets 1983).</summary>
public enum SpendingRule
{
    /// <summary>O'Brien-Fleming type: nearly nothing early, so that the last review judges almost as if it were the only one.</summary>
    ObrienFleming,

    /// <summary>Pocock type: evenly, so that an early verdict takes less and the last one more.</summary>
    Pocock,
}
