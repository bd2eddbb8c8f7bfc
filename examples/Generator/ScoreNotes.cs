namespace Onboarding.Examples;

/// <summary>What the evaluators wrote below their scores.</summary>
internal static class ScoreNotes
{
    private static readonly Dictionary<string, string> Notes = new()
    {
        ["lanternway/jun.wang"] = "现场两个班次的中文服务自然得体,组长稳定。",
        ["lanternway/tomas.ferreira"] = "SOC 2 report is current; access is by role, recordings are masked.",
        ["lanternway/sarah.whitcombe"] = "Full price breakdown, surge rate capped at 1.3 times.",
        ["brightquay/jun.wang"] = "旺季扩容方案最好,但中文团队目前偏小。",
        ["brightquay/tomas.ferreira"] = "Good report; one subcontractor still without an audit.",
        ["brightquay/sarah.whitcombe"] = "Cheapest per contact, but minimum commitment of 40 agents.",
        ["castlemere/jun.wang"] = "培训很好,夜间和中文覆盖不足。",
        ["castlemere/tomas.ferreira"] = "Nothing to object to; data stays in Great Britain.",
        ["castlemere/sarah.whitcombe"] = "A third above budget before any surge.",
    };

    public static string? Of(string vendor, string evaluator) => Notes.GetValueOrDefault($"{vendor}/{evaluator}");
}
