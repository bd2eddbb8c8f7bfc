namespace Onboarding.Examples;

/// <summary>Verdicts at the pilot's reviews that the levels imply with a margin of several standard errors.</summary>
internal static class ExpectedVerdicts
{
    public static IReadOnlyDictionary<string, string>? At(string gate) => gate switch
    {
        "pilot-review-30" or "pilot-review-90" => KpiLevels.All.ToDictionary(level => level.Kpi, _ => "pass"),
        _ => null,
    };
}
