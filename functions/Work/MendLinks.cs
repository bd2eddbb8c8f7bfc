using Onboarding.Functions.Pages;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Work;

/// <summary>Where something that a stage lacks can be mended. Pure.</summary>
internal static class MendLinks
{
    /// <summary>Path of the page; empty when no page mends it.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="missing">What is missing.</param>
    public static string Of(string runId, Phrase missing)
    {
        var run = $"/runs/{runId}";
        var id = missing.Values.GetValueOrDefault("id")?.Text ?? "";
        return missing.Key.Replace(PagePhrase.Suffix, "", StringComparison.Ordinal).Split('.')[^1] switch
        {
            // To a field inside: browsers open what it stands in.
            "item" or "proof-early" => $"{run}/work#f-{id}-status",
            "scorecard" => $"{run}/work/scorecard",
            "vendors" or "fewer-vendors" or "evaluators" or "answer" => $"{run}/vendors",
            "cut-reason" => $"{run}/work/vendor/{id}",
            "offer" => $"{run}/work/offer/{id}",
            "migration" => $"{run}/work/migration",
            "connection" => $"{run}/work/connection",
            "access-matrix" => $"{run}/work/access",
            "test-case" => $"{run}/work/test-case/{id}",
            "continuity" or "continuity-or-waiver" or "continuity-late" or "continuity-late-or-waiver" => $"{run}/work/continuity-test",
            "certified" => $"{run}/work/certifications",
            "pilot-plan" or "pilot-start" => $"{run}/work/pilot-plan",
            "exit-plan" or "last-day" => $"{run}/work/exit-plan",
            "corrective-plan" => $"{run}/work/{RunningInputs.Actions}/{id}",
            "baseline" => $"{run}/request#kpis",
            _ when missing.Key.StartsWith("migration.", StringComparison.Ordinal) => $"{run}/work",
            _ => "",
        };
    }
}
