namespace Onboarding.Workflows.Kpis.Statistics;

/// <summary>
/// Interval of a difference from the intervals of its two sides. Of two shares with Wilson intervals it is the hybrid score interval, method
/// 10 of R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890: with d = p1 - p2 it runs from d - √((p1-l1)² + (u2-p2)²) to
/// d + √((u1-p1)² + (p2-l2)²). G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693-1702, show that the same square-and-add
/// holds for any two independent estimates, so means are compared by it too.
/// </summary>
public static class NewcombeDifference
{
    /// <summary>The first less the second.</summary>
    /// <param name="first">Estimate with its interval.</param>
    /// <param name="second">Estimate with its interval at the same confidence; exact when its uncertainty is not known.</param>
    public static Bounds Of(Bounds first, Bounds second)
    {
        var difference = first.Value - second.Value;
        return new Bounds(
            difference,
            difference - Root(first.Value - first.Low, second.High - second.Value),
            difference + Root(first.High - first.Value, second.Value - second.Low));
    }

    // Scaled, as the squares of numbers that are stored need not be numbers.
    private static double Root(double one, double other)
    {
        var larger = Math.Max(one, other);
        return larger == 0 ? 0 : larger * Math.Sqrt(one / larger * (one / larger) + other / larger * (other / larger));
    }
}
