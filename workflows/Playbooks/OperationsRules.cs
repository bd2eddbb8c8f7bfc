namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of operations.</summary>
public sealed record OperationsRules
{
    /// <summary>Calendar days after the ramp on which the first business review is held.</summary>
    public required int FirstReviewAfterDays { get; init; }
}
