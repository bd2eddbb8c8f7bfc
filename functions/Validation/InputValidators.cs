using FluentValidation;

namespace Onboarding.Functions.Validation;

/// <summary>A stage is handed in.</summary>
internal sealed class SubmitInputValidator : AbstractValidator<SubmitInput>
{
    public SubmitInputValidator()
    {
        RuleFor(input => input.Note).IsNote();
        RuleFor(input => input.Vendor).IsId();
        RuleFor(input => input.ReserveVendor).IsId();
    }
}

/// <summary>A run is cancelled.</summary>
internal sealed class CancelInputValidator : AbstractValidator<CancelInput>
{
    public CancelInputValidator()
    {
        RuleFor(input => input.Reason).Must(reason => reason is null || !string.IsNullOrWhiteSpace(reason)).Says("input.blank");
        RuleFor(input => input.Reason).IsNote();
    }
}

/// <summary>A run is paused.</summary>
internal sealed class PauseInputValidator : AbstractValidator<PauseInput>
{
    public PauseInputValidator() => RuleFor(input => input.Reason).IsText();
}

/// <summary>A month's cost.</summary>
internal sealed class CostInputValidator : AbstractValidator<CostInput>
{
    public CostInputValidator() => RuleFor(input => input.Amount).IsAmount();
}

/// <summary>An approver's answer; what it may be, the gate knows.</summary>
internal sealed class AnswerInputValidator : AbstractValidator<AnswerInput>;
