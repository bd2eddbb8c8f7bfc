using FluentValidation;
using Onboarding.Workflows.Actions;

namespace Onboarding.Functions.Validation;

/// <summary>What is said of a corrective action. Whether its owner takes part and it is still open, the run knows.</summary>
internal sealed class ActionEntryValidator : AbstractValidator<ActionEntry>
{
    public ActionEntryValidator()
    {
        RuleFor(entry => entry.Id).IsId();
        RuleFor(entry => entry.Cause).IsNote();
        RuleFor(entry => entry.Cause).Must(cause => cause is null || !string.IsNullOrWhiteSpace(cause)).Says("input.blank");
        RuleFor(entry => entry.Subject).IsOptionalLine();
        RuleFor(entry => entry.Owner).IsLine();
        RuleFor(entry => entry.Result).IsNote();
        RuleFor(entry => entry.Result).Must(result => !string.IsNullOrWhiteSpace(result))
            .When(entry => entry.Status != ActionStatus.Open).Says("error.action-result-missing");
    }
}
