using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Examples;

/// <summary>The pilot: 90 days from 11 May 2026, after-sale contacts only.</summary>
internal static class PilotPlans
{
    public static readonly DateOnly StartsOn = new(2026, 5, 11);

    public const int LengthDays = 90;

    public static PilotPlan Create() => new()
    {
        Segment = "Orders, returns and refunds of customers in Great Britain and Singapore",
        StartsOn = StartsOn,
        LengthDays = LengthDays,
        Staffing =
        [
            new("en", "phone", 9), new("en", "email", 6), new("en", "chat", 8),
            new("zh-CN", "phone", 4), new("zh-CN", "email", 3), new("zh-CN", "chat", 5),
        ],
    };
}
