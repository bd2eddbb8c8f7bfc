using FluentValidation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Validation;

/// <summary>What is handed over.</summary>
internal sealed class ScopeValidator : AbstractValidator<Scope>
{
    private const int MostTexts = 50;

    public ScopeValidator()
    {
        RuleFor(scope => scope.Channels).HasItems(Known.Channels.Count).HasNoRepeats();
        RuleForEach(scope => scope.Channels).IsOneOf(Known.Channels);
        RuleFor(scope => scope.Directions).HasItems(Known.Directions.Count).HasNoRepeats();
        RuleForEach(scope => scope.Directions).IsOneOf(Known.Directions);
        RuleFor(scope => scope.TicketTypes).HasItems(MostTexts);
        RuleForEach(scope => scope.TicketTypes).IsLine();
        RuleFor(scope => scope.Tier).IsBetween(1, 3);
        RuleFor(scope => scope.BackOffice).HasAtMost(MostTexts);
        RuleForEach(scope => scope.BackOffice).IsLine();
        RuleFor(scope => scope.TicketKinds).HasAtMost(MostTexts);
        RuleForEach(scope => scope.TicketKinds).SetValidator(new TicketKindValidator());
    }
}

/// <summary>Volumes from history and peaks.</summary>
internal sealed class VolumesValidator : AbstractValidator<Volumes>
{
    private const int MostContacts = 100_000_000;
    private const int MostPeaks = 50;
    private const int WeeksOfYear = 52;

    public VolumesValidator()
    {
        RuleFor(volumes => volumes.WeeklyContacts).IsBetween(0, MostContacts);
        RuleFor(volumes => volumes.PeakWeeklyContacts).IsBetween(0, MostContacts);
        RuleFor(volumes => volumes.PeakWeeklyContacts)
            .Must((volumes, peak) => peak >= volumes.WeeklyContacts).Says("request.peak-below-normal");
        RuleFor(volumes => volumes.PeakPeriods).HasAtMost(MostPeaks);
        RuleForEach(volumes => volumes.PeakPeriods).IsLine();
        RuleFor(volumes => volumes.PeakWeeks).Must(weeks => weeks is null or (>= 0 and <= WeeksOfYear))
            .Says(new Phrase("input.between").With("minimum", 0).With("maximum", WeeksOfYear));
        RuleFor(volumes => volumes.AfterHoursShare).Must(share => share is null or (>= 0 and <= 1)).Says("input.share");
        RuleFor(volumes => volumes.ByChannel).HasAtMost(MostPeaks);
        RuleForEach(volumes => volumes.ByChannel).SetValidator(new VolumeLineValidator());
    }
}

/// <summary>Hours, languages and markets.</summary>
internal sealed class CoverageValidator : AbstractValidator<Coverage>
{
    private const int MostTags = 100;

    public CoverageValidator()
    {
        RuleFor(coverage => coverage.Hours).IsLine();
        RuleFor(coverage => coverage.Languages).HasItems(MostTags).HasNoRepeats();
        RuleForEach(coverage => coverage.Languages).IsLanguageTag();
        RuleFor(coverage => coverage.Markets).HasItems(MostTags).HasNoRepeats();
        RuleForEach(coverage => coverage.Markets).IsCountry();
        RuleFor(coverage => coverage.TimeZones).HasAtMost(MostTags).HasNoRepeats();
        RuleForEach(coverage => coverage.TimeZones).IsTimeZone();
        RuleFor(coverage => coverage.LocalExpectations).HasAtMost(MostTags);
        RuleForEach(coverage => coverage.LocalExpectations).ChildRules(expectation =>
        {
            expectation.RuleFor(one => one.Market).IsCountry();
            expectation.RuleFor(one => one.Text).IsLine();
        });
    }
}

/// <summary>Facts that the fit check weighs.</summary>
internal sealed class SituationValidator : AbstractValidator<Situation>
{
    private const int MostTexts = 50;

    public SituationValidator()
    {
        RuleFor(situation => situation.RepeatableShare).IsShare();
        RuleFor(situation => situation.SpecialisedShare).IsShare();
        RuleFor(situation => situation.SpecialisedShare)
            .Must((situation, specialised) => situation.RepeatableShare + specialised <= 1)
            .When(situation => situation is { RepeatableShare: >= 0 and <= 1, SpecialisedShare: >= 0 and <= 1 })
            .Says("request.shares-exceed-one");
        RuleFor(situation => situation.Industries).HasAtMost(MostTexts).HasNoRepeats();
        RuleForEach(situation => situation.Industries).IsId();
        RuleFor(situation => situation.VipShare).IsShare();
        RuleFor(situation => situation.RegulatedShare).IsShare();
        RuleFor(situation => situation.Pains).HasAtMost(MostTexts);
        RuleForEach(situation => situation.Pains).IsLine();
        RuleFor(situation => situation.Goals).HasAtMost(MostTexts);
        RuleForEach(situation => situation.Goals).IsLine();
    }
}

/// <summary>A KPI before outsourcing.</summary>
internal sealed class BaselineValueValidator : AbstractValidator<BaselineValue>
{
    public BaselineValueValidator()
    {
        RuleFor(baseline => baseline.Kpi).IsId();
        RuleFor(baseline => baseline.Value).IsAmount();
        RuleFor(baseline => baseline.SampleSize).IsBetween(1, int.MaxValue);
        RuleFor(baseline => baseline.Deviation).IsAmount();
        RuleFor(baseline => baseline.To).Must((baseline, to) => to >= baseline.From).Says("request.ends-before-start");
    }
}

/// <summary>A target that differs from the playbook's.</summary>
internal sealed class TargetValueValidator : AbstractValidator<TargetValue>
{
    public TargetValueValidator()
    {
        RuleFor(target => target.Kpi).IsId();
        RuleFor(target => target.Target).IsAmount();
    }
}

/// <summary>Money.</summary>
internal sealed class BudgetValidator : AbstractValidator<Budget>
{
    private const int MostCosts = 50;

    public BudgetValidator()
    {
        RuleFor(budget => budget.Currency).IsCurrency();
        RuleFor(budget => budget.CurrentMonthlyCost).IsAmount();
        RuleFor(budget => budget.ExpectedMonthlyCost).IsAmount();
        RuleFor(budget => budget.PricingModel).IsOneOf(Known.PricingModels);
        RuleFor(budget => budget.BufferShare).IsShare();
        RuleFor(budget => budget.HiddenCosts).HasAtMost(MostCosts);
        RuleForEach(budget => budget.HiddenCosts).ChildRules(cost =>
        {
            cost.RuleFor(one => one.Kind).IsLine();
            cost.RuleFor(one => one.Amount).IsAmount();
        });
    }
}

/// <summary>Somebody to be asked in addition: everything of a person but the role.</summary>
internal sealed class ApproverInputValidator : AbstractValidator<ApproverInput>
{
    public ApproverInputValidator()
    {
        RuleFor(person => person.Name).IsLine();
        RuleFor(person => person.Email).IsEmail();
        RuleFor(person => person.Language).IsOneOf(Languages.All);
        RuleFor(person => person.Country).IsCountry();
        RuleFor(person => person.TimeZone).IsTimeZone();
    }
}

/// <summary>Somebody who takes part.</summary>
internal sealed class PersonValidator : AbstractValidator<Person>
{
    public PersonValidator()
    {
        RuleFor(person => person.Role).IsOneOf(Roles.All);
        RuleFor(person => person.Name).IsLine();
        RuleFor(person => person.Email).IsEmail();
        RuleFor(person => person.Language).IsOneOf(Languages.All);
        RuleFor(person => person.Country).IsCountry();
        RuleFor(person => person.TimeZone).IsTimeZone();
        RuleFor(person => person.Deputy!).IsEmail();
        RuleFor(person => person.WorkingHours!).SetValidator(new WorkingHoursValidator()).When(person => person.WorkingHours is not null);
    }
}
