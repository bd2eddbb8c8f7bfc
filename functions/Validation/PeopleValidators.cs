using FluentValidation;

namespace Onboarding.Functions.Validation;

/// <summary>Somebody's address, as it is handed in.</summary>
public sealed record AddressInput
{
    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Name of somebody else who takes the place of the person with the former address; without it the address is the same person's.</summary>
    public string? Name { get; init; }
}

/// <summary>Somebody about whom everything is asked for.</summary>
public sealed record PersonInput
{
    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }
}

/// <summary>Somebody who is to be erased.</summary>
public sealed record ErasureInput
{
    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>True: only say what would be done and what stands in the way.</summary>
    public bool Check { get; init; }
}

/// <summary>A run is held.</summary>
public sealed record HoldInput
{
    /// <summary>Why; the audit keeps it.</summary>
    public required string Reason { get; init; }
}

/// <summary>Somebody's address.</summary>
internal sealed class AddressInputValidator : AbstractValidator<AddressInput>
{
    public AddressInputValidator()
    {
        RuleFor(input => input.Email).IsEmail();
        RuleFor(input => input.Name!).IsLine();
    }
}

/// <summary>Somebody about whom everything is asked for.</summary>
internal sealed class PersonInputValidator : AbstractValidator<PersonInput>
{
    public PersonInputValidator() => RuleFor(input => input.Email).IsEmail();
}

/// <summary>Somebody who is to be erased.</summary>
internal sealed class ErasureInputValidator : AbstractValidator<ErasureInput>
{
    public ErasureInputValidator() => RuleFor(input => input.Email).IsEmail();
}

/// <summary>A run is held.</summary>
internal sealed class HoldInputValidator : AbstractValidator<HoldInput>
{
    public HoldInputValidator() => RuleFor(input => input.Reason).IsText();
}
