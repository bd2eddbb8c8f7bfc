using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Training;

/// <summary>What of a pilot's plan only the run can judge.</summary>
public static class PlanCheck
{
    /// <summary>Every error of a plan before its pilot.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="file">The run.</param>
    /// <param name="today">Today (UTC).</param>
    public static IEnumerable<FieldError> OfNew(PilotPlan plan, RunFile file, DateOnly today)
    {
        var rules = file.Playbook.Pilot;
        if (plan.LengthDays < rules.MinimumDays || plan.LengthDays > rules.MaximumDays)
            yield return new("lengthDays", new Phrase("error.pilot-length").With("minimum", rules.MinimumDays).With("maximum", rules.MaximumDays));
        if (plan.StartsOn < today) yield return new("startsOn", new Phrase("error.pilot-start").With("today", today));
        foreach (var error in OfStaffing(plan, file.Request)) yield return error;
    }

    /// <summary>Every error of a plan whose scope is adjusted during the pilot: first day and length stay, and nobody serves uncertified (S0).</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="former">The plan that is followed.</param>
    /// <param name="request">The request.</param>
    /// <param name="coverage">Certified agents against the plan's staffing.</param>
    public static IEnumerable<FieldError> OfAdjusted(PilotPlan plan, PilotPlan former, OnboardingRequest request, CertificationCoverage coverage)
    {
        if (plan.StartsOn != former.StartsOn) yield return new("startsOn", new Phrase("error.pilot-start-fixed").With("start", former.StartsOn));
        if (plan.LengthDays != former.LengthDays) yield return new("lengthDays", new Phrase("error.pilot-length-fixed").With("days", former.LengthDays));
        foreach (var error in OfStaffing(plan, request)) yield return error;
        foreach (var (index, need) in coverage.Needs.Index().Where(one => !one.Item.IsMet)) yield return new($"staffing[{index}].agents", need.Missing);
    }

    private static IEnumerable<FieldError> OfStaffing(PilotPlan plan, OnboardingRequest request)
    {
        foreach (var (index, need) in plan.Staffing.Index())
        {
            if (!request.Scope.Channels.Contains(need.Channel))
                yield return FieldError.UnknownId($"staffing[{index}].channel", need.Channel, request.Scope.Channels);
            if (!LanguageTag.AnyServes(request.Coverage.Languages, need.Language))
                yield return FieldError.UnknownId($"staffing[{index}].language", need.Language, request.Coverage.Languages);
        }
    }
}
