namespace Onboarding.Workflows.Operations;

/// <summary>The newest corrective plan that a business review asked for, when the review is held again.</summary>
/// <param name="On">Day (UTC) on which people decided for it; only what came after it tells what it was worth.</param>
/// <param name="Faults">What was wrong then, or in an earlier round, and was not shown to be mended.</param>
public sealed record PlanBefore(DateOnly On, ReviewFaults Faults)
{
    /// <summary>What the facts since then say of it.</summary>
    public PlanResult ResultIn(OperationsFacts facts)
    {
        if (ReviewFaults.Of(facts.Verdicts, facts.Cost).Any || facts.Audits.IsFailedSince(On)) return PlanResult.Failed;
        var isOpen = !facts.HasReadings || facts.Audits.IsFailed || Faults.NotToldBy(facts.Verdicts, facts.Cost).Any;
        return isOpen ? PlanResult.Unproven : PlanResult.Worked;
    }
}

/// <summary>What a corrective plan was worth.</summary>
public enum PlanResult
{
    /// <summary>What was wrong is mended.</summary>
    Worked,

    /// <summary>The time after it is too short to tell.</summary>
    Unproven,

    /// <summary>Something is wrong that happened after it.</summary>
    Failed,
}
