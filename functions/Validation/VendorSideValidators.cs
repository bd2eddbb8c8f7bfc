using FluentValidation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.Validation;

/// <summary>A submission is confirmed.</summary>
public sealed record ConfirmationInput
{
    /// <summary>Digest of the changes that were seen; needed where readings correct values that count already.</summary>
    public string? Seen { get; init; }

    /// <summary>Why values that count already are corrected; needed where they are.</summary>
    public string? Reason { get; init; }
}

/// <summary>A confirmation may say why values are corrected.</summary>
internal sealed class ConfirmationInputValidator : AbstractValidator<ConfirmationInput>
{
    public ConfirmationInputValidator()
    {
        RuleFor(input => input.Seen).IsOptionalLine();
        RuleFor(input => input.Reason).IsNote();
    }
}

/// <summary>A submission is refused.</summary>
public sealed record RefusalInput
{
    /// <summary>Why; the vendor reads it.</summary>
    public required string Reason { get; init; }
}

/// <summary>A refusal says why.</summary>
internal sealed class RefusalInputValidator : AbstractValidator<RefusalInput>
{
    public RefusalInputValidator() => RuleFor(input => input.Reason).IsText();
}

/// <summary>Somebody of a vendor who is invited.</summary>
internal sealed class ContactInputValidator : AbstractValidator<ContactInput>
{
    public ContactInputValidator()
    {
        RuleFor(input => input.Name).IsLine();
        RuleFor(input => input.Email).IsEmail();
        RuleFor(input => input.Language).IsOneOf(Languages.All);
    }
}
