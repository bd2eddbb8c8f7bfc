using FluentValidation;
using Onboarding.Workflows.Training;

namespace Onboarding.Functions.Validation;

/// <summary>The plan of the training. Which modules and languages there are, the run knows.</summary>
internal sealed class TrainingPlanValidator : AbstractValidator<TrainingPlan>
{
    private const int MostModules = 200;
    private const int MostTags = 50;

    public TrainingPlanValidator()
    {
        RuleFor(plan => plan.Modules).HasItems(MostModules);
        RuleForEach(plan => plan.Modules).ChildRules(planned =>
        {
            planned.RuleFor(one => one.Module).IsId();
            planned.RuleFor(one => one.Trainer).IsLine();
            planned.RuleFor(one => one.Coach).IsLine();
            planned.RuleFor(one => one.Languages).HasItems(MostTags).HasNoRepeats();
            planned.RuleForEach(one => one.Languages).IsLanguageTag();
        });
        RuleFor(plan => plan.CompanyAgreed!.By).IsLine().When(plan => plan.CompanyAgreed is not null);
        RuleFor(plan => plan.VendorAgreed!.By).IsLine().When(plan => plan.VendorAgreed is not null);
    }
}

/// <summary>News of an agent.</summary>
internal sealed class AgentInputValidator : AbstractValidator<AgentInput>;
