using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Operations;

/// <summary>The days that a business review looks back on, and when it is held.</summary>
/// <param name="Number">Number of the review, from 1.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="At">UTC instant at which it is held: the readings of the last day are due.</param>
public sealed record ReviewDays(int Number, DateOnly From, DateOnly To, DateTimeOffset At);

/// <summary>
/// Which days each business review looks back on. Every day of operations is looked at in exactly one of them, save those in which a review
/// that is held again was decided and its corrective plan carried out.
/// </summary>
public static class ReviewCalendar
{
    /// <summary>The review after another one.</summary>
    /// <param name="number">Number of the review before.</param>
    /// <param name="lastDay">Last day that it looked at.</param>
    /// <param name="rules">The playbook's interval.</param>
    /// <param name="readingsDueHours">Hours after the end of a day by which its readings are due.</param>
    /// <param name="now">UTC. When a whole further interval has passed meanwhile, the review looks at all of it instead of being held several times.</param>
    public static ReviewDays After(int number, DateOnly lastDay, OperationsRules rules, int readingsDueHours, DateTimeOffset now)
    {
        var (first, planned) = (lastDay.AddDays(1), lastDay.AddDays(rules.ReviewEveryDays));
        var newest = ReadingsDue.LastDayAt(now, readingsDueHours);
        var to = newest >= planned.AddDays(rules.ReviewEveryDays) ? newest : planned;
        return new ReviewDays(number + 1, first, to, ReadingsDue.At(to, readingsDueHours));
    }

    /// <summary>
    /// The days of a review that is held again: the newest, as many as it looks back on, none of them up to the day of a corrective plan.
    /// Until a day after the plan is due, the plan's own day stands for them, though nothing of it counts; the next review begins after it.
    /// </summary>
    /// <param name="number">Number of the review.</param>
    /// <param name="held">Days that it looked at before; 0 when it was not held yet.</param>
    /// <param name="lastDay">Last day whose readings are due.</param>
    /// <param name="planOn">Day on which a corrective plan was carried out; null: none.</param>
    /// <param name="rules">The playbook's intervals.</param>
    public static (DateOnly From, DateOnly To) Again(int number, int held, DateOnly lastDay, DateOnly? planOn, OperationsRules rules)
    {
        // After a plan a review may have looked at few days; that makes no later round look at less.
        var days = Math.Max(held, number == 1 ? rules.FirstReviewAfterDays : rules.ReviewEveryDays);
        var from = lastDay.AddDays(1 - days);
        if (planOn is not { } plan || from > plan) return (from, lastDay);
        return lastDay > plan ? (plan.AddDays(1), lastDay) : (plan, plan);
    }

    /// <summary>Which kind a review is.</summary>
    public static ReviewKind KindOf(int number, OperationsRules rules)
    {
        if (number == 1) return ReviewKind.First;
        return number % rules.QuarterlyEveryReviews == 0 ? ReviewKind.Quarterly : ReviewKind.Monthly;
    }
}

/// <summary>Kinds of business reviews.</summary>
public enum ReviewKind
{
    /// <summary>The one that ends the onboarding; people decide.</summary>
    First,

    /// <summary>Recorded and mailed when everything is in order; people decide when it is not.</summary>
    Monthly,

    /// <summary>People decide, also when everything is in order.</summary>
    Quarterly,
}
