using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis.Statistics;

/// <summary>
/// How much of the chance of a false verdict may be spent by a share of the information: K. K. G. Lan and D. L. DeMets, Biometrika 70 (1983)
/// 659-663. Looking several times without it would find something by luck sooner or later.
/// </summary>
public static class AlphaSpending
{
    /// <summary>Chance spent so far, from 0 to <paramref name="chance"/>.</summary>
    /// <param name="rule">O'Brien-Fleming type: 2(1 - Φ(z/√t)) with Φ(z) = 1 - chance/2, nearly nothing early. Pocock type: chance·ln(1 + (e-1)t), evenly.</param>
    /// <param name="chance">One-sided chance of a false verdict over all looks, above 0 and below 1.</param>
    /// <param name="information">Share of the information at hand, 0 to 1.</param>
    public static double Spent(SpendingRule rule, double chance, double information)
    {
        if (information <= 0) return 0;
        if (information >= 1) return chance;
        return rule == SpendingRule.Pocock
            ? chance * Math.Log(1 + (Math.E - 1) * information)
            : 2 * StandardNormal.Above(StandardNormal.PointExceededBy(chance / 2) / Math.Sqrt(information));
    }
}
