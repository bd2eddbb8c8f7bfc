namespace Onboarding.Workflows.Lifecycle;

/// <summary>What is piloted, from when and with whom; fixed before the training gate. Row <c>pilot-plan</c>.</summary>
public sealed record PilotPlan
{
    /// <summary>Region, channel or ticket type to which the pilot is limited.</summary>
    public required string Segment { get; init; }

    /// <summary>First day of the pilot (UTC).</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Length in calendar days, within the playbook's bounds (60-90).</summary>
    public required int LengthDays { get; init; }

    /// <summary>Certified agents the pilot needs.</summary>
    public required IReadOnlyList<StaffingNeed> Staffing { get; init; }
}

/// <summary>Certified agents needed for one language on one channel.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Agents">How many, at least 1.</param>
public sealed record StaffingNeed(string Language, string Channel, int Agents);
