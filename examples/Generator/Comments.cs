using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Examples;

/// <summary>What approvers write beside their answers, in their language.</summary>
internal static class Comments
{
    private static readonly Dictionary<string, string> Written = new()
    {
        ["requirements/1/sponsor"] = "Go ahead, tier 1 only. VIP customers stay with us.",
        ["requirements/1/finance"] = "The 15% buffer is in the plan.",
        ["shortlist/1/operations"] = "同意，中文服务能力是决定因素。",
        ["contract/1/legal"] = "Clause 14: say when recordings are deleted and how that is proven. Then I sign.",
        ["contract/2/legal"] = "Clause 14 is fine now.",
        ["contract/2/security"] = "Audit right and encryption as we asked.",
        ["integration/1/it"] = "数据校验一致,权限已检查。",
        ["training/1/operations"] = "人员足够,可以按计划上线。",
        ["pilot-review-30/1/sponsor"] = "A good start. Keep the weekly meetings.",
        ["pilot-review-60/1/operations"] = "618 期间指标下滑,已补充排班,继续观察。",
        ["pilot-review-60/1/bpo-owner"] = "Cause is clear: forecast 30% short during the sale. Roster and macros are fixed.",
        ["pilot-review-90/1/sponsor"] = "Recovered and stayed there. Scale up before Singles' Day.",
        ["pilot-review-90/1/operations"] = "恢复稳定,同意扩大规模。",
        ["operations-review/1/finance"] = "Within budget, buffer untouched.",
    };

    public static string? Of(GateRound round, Person person)
    {
        var text = Written.GetValueOrDefault($"{round.Gate}/{round.Round}/{person.Role}");
        // Two people can share a role; a comment is its writer's, so it must be in the language that they write.
        return text is null || IsChinese(text) == (person.Language == Languages.Chinese) ? text : null;
    }

    private static bool IsChinese(string text) => text.Any(letter => letter >= '\u4e00');
}
