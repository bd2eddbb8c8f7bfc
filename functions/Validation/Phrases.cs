using FluentValidation;
using FluentValidation.Results;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Validation;

/// <summary>Lets a rule's message be a phrase, so that it is put into the reader's language when it is answered.</summary>
internal static class Phrases
{
    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, Phrase message) =>
        rule.WithState(_ => message);

    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string key) =>
        rule.Says(new Phrase(key));

    /// <summary>The phrase of a failed rule.</summary>
    /// <exception cref="InvalidOperationException">The rule has none.</exception>
    public static Phrase Of(ValidationFailure failure) =>
        failure.CustomState as Phrase
            ?? throw new InvalidOperationException($"The rule on '{failure.PropertyName}' has no phrase: end it with Says(...).");
}
