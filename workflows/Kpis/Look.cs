using Onboarding.Workflows.Kpis.Statistics;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>One look at data that a verdict is drawn from, with how sure it must be.</summary>
/// <param name="Z">Point of the normal distribution that the difference must exceed on either side.</param>
/// <param name="Chance">One-sided chance of a false verdict over all looks; what a sample is planned with.</param>
public sealed record Look(double Z, double Chance)
{
    private const double Customary = 0.025;

    /// <summary>The only look at these data: 95% on two sides.</summary>
    public static Look Once { get; } = new(StandardNormal.PointExceededBy(Customary), Customary);

    /// <summary>Share of verdicts that hold when one is drawn at this point alone, on two sides: 0.95 for 1.96.</summary>
    public double Confidence => 1 - 2 * StandardNormal.Above(Z);

    /// <summary>
    /// A review of a pilot whose data were looked at before. Information is counted in planned days, up to the longest pilot: an extension is
    /// decided by the data, so a shorter plan must leave it something to spend.
    /// </summary>
    /// <param name="days">Days of the reviews that were held, this one last; the same day again is no further look.</param>
    /// <param name="longestDays">Longest pilot in days.</param>
    /// <param name="chance">One-sided chance of a false verdict over all reviews, above 0 and below a half.</param>
    /// <param name="rule">How it is spent.</param>
    public static Look AtReview(IEnumerable<int> days, int longestDays, double chance, SpendingRule rule)
    {
        double[] information = [.. days.Select(day => Math.Clamp((double)day / longestDays, 0, 1)).Where(share => share > 0).Distinct().Order()];
        if (information.Length == 0) return new Look(GroupSequential.Farthest, chance);
        return new Look(GroupSequential.Points(information, [.. information.Select(share => AlphaSpending.Spent(rule, chance, share))])[^1], chance);
    }
}
