using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Requirements;

/// <summary>Everything that follows from a run's request: what the requirements gate decides on.</summary>
/// <param name="Fit">Does outsourcing fit, and why.</param>
/// <param name="Split">Who takes what.</param>
/// <param name="Standards">What the service is measured by.</param>
/// <param name="Budget">The first year's money.</param>
/// <param name="BudgetReview">What the budget leaves out.</param>
/// <param name="Timeline">Weeks until a pilot.</param>
public sealed record RequirementsAssessment(
    FitCheck Fit,
    IReadOnlyList<WorkShare> Split,
    IReadOnlyList<ServiceStandard> Standards,
    BudgetPlan Budget,
    BudgetReview BudgetReview,
    TimelineEstimate Timeline)
{
    /// <summary>Assesses a run's request against its playbook.</summary>
    public static RequirementsAssessment Of(RunFile file)
    {
        var fit = FitCheck.Of(file.Request, file.Playbook.Requirements);
        return new RequirementsAssessment(
            fit,
            WorkSplit.Of(file.Request, fit.Advice),
            ServiceStandard.Of(file),
            BudgetPlan.Of(file.Request.Budget),
            BudgetReview.Of(file.Request.Budget, file.Playbook.Requirements),
            TimelineEstimate.Of(file.Request));
    }
}
