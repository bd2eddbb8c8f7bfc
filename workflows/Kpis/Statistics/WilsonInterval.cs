namespace Onboarding.Workflows.Kpis.Statistics;

/// <summary>
/// Interval of a share by the score method: E. B. Wilson, JASA 22 (1927) 209-212; method 3 of R. G. Newcombe, Statistics in Medicine 17
/// (1998) 857-872. It holds for shares near 0 and 1 too. Its ends are (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), and it leaves
/// out exactly those targets t with |p - t| &gt; z √(t(1-t)/n).
/// </summary>
public static class WilsonInterval
{
    private static readonly Bounds Anything = new(0, 0, 1);

    /// <summary>The interval. Total: whatever was stored, it answers and never throws, as a verdict stands in the way of a run.</summary>
    /// <param name="hits">Cases that meet the rule; fewer than 0 count as none, more than all as all.</param>
    /// <param name="cases">All cases; with none, the share can be anything from 0 to 1.</param>
    /// <param name="z">Point of the normal distribution, for example 1.96 for 95% on two sides.</param>
    public static Bounds Of(double hits, double cases, double z)
    {
        if (!(cases > 0) || !double.IsFinite(cases) || double.IsNaN(hits)) return Anything;
        var share = Math.Clamp(hits / cases, 0, 1);
        var z2 = z * z;
        var centre = (share + z2 / (2 * cases)) / (1 + z2 / cases);
        var half = z / (1 + z2 / cases) * Math.Sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases));
        // With less than a case in sight the formula runs out of numbers, and nothing is known.
        if (!double.IsFinite(centre) || !double.IsFinite(half)) return Anything;
        return new Bounds(share, Math.Clamp(centre - half, 0, share), Math.Clamp(centre + half, share, 1));
    }
}
