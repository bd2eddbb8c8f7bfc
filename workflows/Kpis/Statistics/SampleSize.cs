namespace Onboarding.Workflows.Kpis.Statistics;

/// <summary>Cases that a verdict takes. Null where no sample of a real service would do.</summary>
public static class SampleSize
{
    /// <summary>Customary chance to show what is there.</summary>
    public const double Power = 0.8;

    // Beyond a thousand million cases nobody waits for a verdict.
    private const double Most = 1e9;

    /// <summary>
    /// Cases from which a share's Wilson interval leaves out the target, if the share stays as observed: n = z² t(1-t) / (p-t)², the score
    /// test solved for n (Wilson 1927).
    /// </summary>
    /// <param name="share">Share as observed.</param>
    /// <param name="target">Target, 0 to 1.</param>
    /// <param name="z">Point of the normal distribution.</param>
    public static long? ForShare(double share, double target, double z) =>
        Whole(z * z * target * (1 - target) / ((share - target) * (share - target)));

    /// <summary>
    /// Cases from which an interval's end comes as close as it must, if the value stays as observed. An interval narrows with the root of the
    /// cases: n' = n h² / (d² - b²).
    /// </summary>
    /// <param name="cases">Cases at hand, n.</param>
    /// <param name="half">From the value to the end of its interval on the side of what it is held against, h.</param>
    /// <param name="distance">From the value to what it is held against, d.</param>
    /// <param name="other">The same half of the baseline, which further cases do not narrow, b; 0 when it is exact.</param>
    public static long? ForDistance(double cases, double half, double distance, double other = 0) =>
        Whole(cases * (half / distance) * (half / distance) / (1 - other / distance * (other / distance)));

    /// <summary>
    /// Cases for each side that show a share to be no worse than the other by the margin, when both are truly equal:
    /// n = (z₁ + z₂)² · 2p(1-p) / m² (S.-C. Chow, J. Shao and H. Wang, Sample Size Calculations in Clinical Research, section 4.2).
    /// </summary>
    /// <param name="share">Share of both sides.</param>
    /// <param name="margin">Margin, above 0.</param>
    /// <param name="chance">One-sided chance of a false verdict.</param>
    /// <param name="power">Chance to show it.</param>
    public static long? NonInferiority(double share, double margin, double chance, double power = Power)
    {
        var points = StandardNormal.PointExceededBy(chance) + StandardNormal.PointExceededBy(1 - power);
        return Whole(points * points * 2 * share * (1 - share) / (margin * margin));
    }

    private static long? Whole(double cases) => cases is >= 0 and <= Most ? Math.Max(1, (long)Math.Ceiling(cases)) : null;
}
