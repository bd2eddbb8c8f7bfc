using FluentValidation;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;

namespace Onboarding.Functions.Validation;

/// <summary>A project manager's judgement of a risk. Whether the risk is there already, the register knows.</summary>
internal sealed class RiskJudgementValidator : AbstractValidator<RiskJudgement>
{
    public RiskJudgementValidator()
    {
        RuleFor(risk => risk.Id).IsId();
        RuleFor(risk => risk.Name).IsOptionalLine();
        RuleFor(risk => risk.OwnerRole!).IsOneOf(Roles.All);
        RuleFor(risk => risk.Owner).IsOptionalLine();
        RuleFor(risk => risk.Mitigation).IsNote();
        RuleFor(risk => risk.Mitigation).Must(text => text is null || !string.IsNullOrWhiteSpace(text)).Says("input.blank");
        RuleFor(risk => risk.Likelihood).IsBetween(RiskLevels.Least, RiskLevels.Most);
        RuleFor(risk => risk.Impact).IsBetween(RiskLevels.Least, RiskLevels.Most);
        RuleFor(risk => risk.Note).IsNote();
        RuleFor(risk => risk.Note).Must(note => !string.IsNullOrWhiteSpace(note))
            .When(risk => risk.Status is RiskStatus.Occurred or RiskStatus.Closed).Says("error.risk-note-missing");
    }
}
