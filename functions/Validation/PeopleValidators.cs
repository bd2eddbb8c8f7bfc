using FluentValidation;

namespace Onboarding.Functions.Validation;

/// <summary>Somebody's address, as it is handed in.</summary>
public sealed record AddressInput
{
    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }
}

/// <summary>Somebody's address.</summary>
internal sealed class AddressInputValidator : AbstractValidator<AddressInput>
{
    public AddressInputValidator() => RuleFor(input => input.Email).IsEmail();
}
