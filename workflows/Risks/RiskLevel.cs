namespace Onboarding.Workflows.Risks;

/// <summary>How much attention a risk needs.</summary>
public enum RiskLevel
{
    /// <summary>Known, nothing to do.</summary>
    Low,

    /// <summary>Its mitigation is watched.</summary>
    Medium,

    /// <summary>The sponsor should know of it.</summary>
    High,
}

/// <summary>Bands of the usual matrix of five by five.</summary>
public static class RiskLevels
{
    /// <summary>Least likelihood and impact.</summary>
    public const int Least = 1;

    /// <summary>Most likelihood and impact.</summary>
    public const int Most = 5;

    // Editable defaults without a public source: of the products 1 to 25, up to 5 is low, from 12 on high.
    private const int MediumFrom = 6;
    private const int HighFrom = 12;

    /// <summary>The band of likelihood times impact, each from 1 to 5.</summary>
    public static RiskLevel Of(int likelihood, int impact) => (likelihood * impact) switch
    {
        >= HighFrom => RiskLevel.High,
        >= MediumFrom => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };
}
