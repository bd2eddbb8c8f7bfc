namespace Onboarding.Workflows.Operations;

/// <summary>The corrective plan that a business review asked for, when the review is held again.</summary>
/// <param name="On">Day (UTC) on which it was carried out; only what came after it tells what it was worth.</param>
/// <param name="Faults">What was wrong then, or in an earlier round, and was not shown to be mended.</param>
public sealed record PlanBefore(DateOnly On, ReviewFaults Faults)
{
    /// <summary>
    /// The plan that a further round judges. As long as nothing told what an earlier plan was worth, its day stays: each further plan would
    /// move it on, and a month that began after it would never be over.
    /// </summary>
    /// <param name="carriedOutOn">Day on which the newest plan was carried out.</param>
    /// <param name="held">The review as it was judged last; null: it was not.</param>
    public static PlanBefore Of(DateOnly carriedOutOn, BusinessReview? held) => new(
        held is { Plan: PlanResult.Unproven, PlanOn: { } on } ? on : carriedOutOn,
        held?.Faults ?? ReviewFaults.None);

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
