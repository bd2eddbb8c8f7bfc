namespace Onboarding.Examples;

/// <summary>By how much an evaluator's score of a vendor's criterion differs from what all saw. Plausible disagreement.</summary>
internal static class ScoreLeans
{
    public static Dictionary<string, int> Operations { get; } = new()
    {
        ["lanternway/quality"] = 1,
        ["brightquay/staff"] = -1,
        ["brightquay/technology"] = 1,
        ["castlemere/coverage"] = -1,
        ["castlemere/experience"] = 1,
    };

    public static Dictionary<string, int> Security { get; } = new()
    {
        ["lanternway/security"] = 1,
        ["brightquay/security"] = -1,
        ["castlemere/technology"] = 1,
        ["lanternway/scalability"] = -1,
    };

    public static Dictionary<string, int> Finance { get; } = new()
    {
        ["lanternway/experience"] = -1,
        ["brightquay/price"] = 1,
        ["castlemere/quality"] = -1,
        ["castlemere/scalability"] = 1,
    };
}
