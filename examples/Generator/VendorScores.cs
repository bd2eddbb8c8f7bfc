namespace Onboarding.Examples;

/// <summary>What all evaluators saw at a vendor, from 1 to 5 by criterion, before each one's own view.</summary>
internal static class VendorScores
{
    private static readonly Dictionary<string, int> Usual = new() { ["lanternway"] = 4, ["brightquay"] = 4, ["castlemere"] = 3 };

    private static readonly Dictionary<string, int> Special = new()
    {
        ["lanternway/language-culture"] = 5,
        ["lanternway/staff"] = 5,
        ["brightquay/language-culture"] = 3,
        ["brightquay/scalability"] = 5,
        ["castlemere/quality"] = 5,
        ["castlemere/security"] = 5,
        ["castlemere/price"] = 1,
        ["castlemere/scalability"] = 2,
    };

    public static int Of(string vendor, string criterion) => Special.GetValueOrDefault($"{vendor}/{criterion}", Usual[vendor]);
}
