namespace Onboarding.Workflows;

/// <summary>The calendar day by which everything is judged that a person hands in: that of UTC.</summary>
public static class UtcDays
{
    /// <summary>Today (UTC).</summary>
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
