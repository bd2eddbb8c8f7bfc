using FluentValidation;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Validation;

/// <summary>A hand-in of readings, all or nothing.</summary>
internal sealed class ReadingsInputValidator : AbstractValidator<ReadingsInput>
{
    public ReadingsInputValidator()
    {
        RuleFor(input => input.Items).HasItems(ReadingsInput.MaximumItems);
        RuleForEach(input => input.Items).SetValidator(new ReadingValidator());
        RuleFor(input => input.Reason).IsNote();
    }
}

/// <summary>One reading: a share or a mean, complete. Whether its KPI exists and is of that kind, the playbook knows.</summary>
internal sealed class ReadingValidator : AbstractValidator<Reading>
{
    // More than any service measures in a day, and few enough that a pilot's sums stay exact.
    private const long MostCases = 1_000_000_000;

    public ReadingValidator()
    {
        RuleFor(reading => reading.Kpi).IsId();
        RuleFor(reading => reading.Kpi).Must((reading, _) => IsShare(reading) ^ IsMean(reading)).Says("reading.share-or-mean");
        RuleFor(reading => reading.Channel).IsOneOf(Known.Channels);
        RuleFor(reading => reading.Source).IsLine();
        RuleFor(reading => reading.Numerator).NotNull().When(IsShare).Says("reading.numerator-missing");
        RuleFor(reading => reading.Denominator).NotNull().When(IsShare).Says("reading.denominator-missing");
        RuleFor(reading => reading.Numerator).Must(count => count is null or >= 0).Says("input.negative");
        RuleFor(reading => reading.Denominator).Must(count => count is null or > 0).Says("reading.nothing-measured");
        RuleFor(reading => reading.Denominator).Must(IsCredible).Says(TooMany);
        RuleFor(reading => reading.Numerator)
            .Must((reading, numerator) => numerator is null || reading.Denominator is null || numerator <= reading.Denominator)
            .Says("reading.more-than-all");
        RuleFor(reading => reading.Value).NotNull().When(IsMean).Says("reading.value-missing");
        RuleFor(reading => reading.Sample).NotNull().When(IsMean).Says("reading.sample-missing");
        RuleFor(reading => reading.Value).IsAmount();
        RuleFor(reading => reading.Sample).Must(count => count is null or > 0).Says("reading.nothing-measured");
        RuleFor(reading => reading.Sample).Must(IsCredible).Says(TooMany);
    }

    private static Phrase TooMany => new Phrase("reading.too-many").With("maximum", MostCases);

    private static bool IsCredible(long? count) => count is null or <= MostCases;

    private static bool IsShare(Reading reading) => reading.Numerator is not null || reading.Denominator is not null;

    private static bool IsMean(Reading reading) => reading.Value is not null || reading.Sample is not null;
}
