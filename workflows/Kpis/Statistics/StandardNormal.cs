using MathNet.Numerics.Distributions;

namespace Onboarding.Workflows.Kpis.Statistics;

/// <summary>The normal distribution with mean 0 and deviation 1.</summary>
public static class StandardNormal
{
    /// <summary>Chance of a value above <paramref name="z"/>; through the lower tail, which keeps its digits far out.</summary>
    public static double Above(double z) => Normal.CDF(0, 1, -z);

    /// <summary>The point that is exceeded with a chance; 1.96 for 0.025.</summary>
    /// <param name="chance">Above 0 and below 1.</param>
    public static double PointExceededBy(double chance) => -Normal.InvCDF(0, 1, chance);

    /// <summary>Density at <paramref name="x"/>.</summary>
    public static double Density(double x) => Normal.PDF(0, 1, x);
}
