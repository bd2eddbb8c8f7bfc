using FluentValidation;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Outcome;

namespace Onboarding.Functions.Validation;

/// <summary>Something confirmed of a step of the ramp. Which steps and confirmations there are, the playbook knows.</summary>
internal sealed class RampConfirmationValidator : AbstractValidator<RampConfirmation>
{
    public RampConfirmationValidator()
    {
        RuleFor(confirmation => confirmation.Step).IsId();
        RuleFor(confirmation => confirmation.Id).IsId();
        RuleFor(confirmation => confirmation.ConfirmedBy).IsLine();
        RuleFor(confirmation => confirmation.Evidence).IsNote();
    }
}

/// <summary>When and how the vendor leaves. Whether there is a reserve vendor, the run knows.</summary>
internal sealed class ExitPlanValidator : AbstractValidator<ExitPlan>
{
    public ExitPlanValidator()
    {
        RuleFor(plan => plan.Reason).Must(reason => reason is null || !string.IsNullOrWhiteSpace(reason)).Says("input.blank");
        RuleFor(plan => plan.Reason).IsNote();
    }
}

/// <summary>What was learned.</summary>
internal sealed class ExitLessonsValidator : AbstractValidator<ExitLessons>
{
    private const int MostLessons = 100;

    public ExitLessonsValidator()
    {
        RuleFor(lessons => lessons.Items).HasItems(MostLessons);
        RuleForEach(lessons => lessons.Items).ChildRules(lesson =>
        {
            lesson.RuleFor(one => one.What).IsText();
            lesson.RuleFor(one => one.NextTime).IsText();
        });
    }
}
