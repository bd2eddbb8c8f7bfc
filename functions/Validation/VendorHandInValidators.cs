using FluentValidation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Functions.Validation;

/// <summary>What is known of a vendor; everything may be left out.</summary>
internal sealed class VendorProfileValidator : AbstractValidator<VendorProfile>
{
    private const int MostItems = 100;
    private const int MostAgents = 1_000_000;
    private const int MostContacts = 100_000_000;
    private const int MostMonths = 240;
    private const int MostDays = 3650;
    private const int MostWeeks = 520;

    public VendorProfileValidator()
    {
        RuleFor(profile => profile.Industries!).HasAtMost(MostItems);
        RuleForEach(profile => profile.Industries).IsLine();
        RuleFor(profile => profile.References!).HasAtMost(MostItems);
        RuleForEach(profile => profile.References).IsLine();
        RuleFor(profile => profile.Technology!).HasAtMost(MostItems);
        RuleForEach(profile => profile.Technology).ChildRules(technology => technology.RuleFor(one => one.Product).IsLine());
        RuleFor(profile => profile.QualityProgramme).IsNote();
        RuleFor(profile => profile.EmergencyPlan).IsNote();
        RuleFor(profile => profile.TeamSize).Must(Within(0, MostAgents)).Says(Between(0, MostAgents));
        RuleFor(profile => profile.YearlyTurnover).Must(share => share is null or >= 0).Says("input.negative");
        RuleFor(profile => profile.MinimumMonthlyContacts).Must(Within(0, MostContacts)).Says(Between(0, MostContacts));
        RuleFor(profile => profile.MaximumMonthlyContacts).Must(Within(0, MostContacts)).Says(Between(0, MostContacts));
        RuleFor(profile => profile.MaximumMonthlyContacts)
            .Must((profile, maximum) => maximum is null || profile.MinimumMonthlyContacts is null || maximum >= profile.MinimumMonthlyContacts)
            .Says("vendor.contacts-maximum-below-minimum");
        RuleFor(profile => profile.FirstTermMonths).Must(Within(0, MostMonths)).Says(Between(0, MostMonths));
        RuleFor(profile => profile.NoticeDays).Must(Within(0, MostDays)).Says(Between(0, MostDays));
        RuleFor(profile => profile.Ramp!).ChildRules(ramp =>
        {
            ramp.RuleFor(one => one.FromAgents).IsBetween(0, MostAgents);
            ramp.RuleFor(one => one.ToAgents).IsBetween(1, MostAgents);
            ramp.RuleFor(one => one.ToAgents).Must((one, to) => to >= one.FromAgents).Says("vendor.ramp-falls");
            ramp.RuleFor(one => one.Weeks).IsBetween(1, MostWeeks);
        });
    }

    private static Func<int?, bool> Within(int minimum, int maximum) => value => value is null || (value >= minimum && value <= maximum);

    private static Phrase Between(int minimum, int maximum) => new Phrase("input.between").With("minimum", minimum).With("maximum", maximum);
}

/// <summary>A vendor's answers. Which questions there are, the playbook knows.</summary>
internal sealed class VendorAnswersValidator : AbstractValidator<VendorAnswers>
{
    private const int MostAnswers = 200;

    public VendorAnswersValidator()
    {
        RuleFor(answers => answers.VendorId).IsId();
        RuleFor(answers => answers.Items).HasItems(MostAnswers);
        RuleForEach(answers => answers.Items).ChildRules(answer =>
        {
            answer.RuleFor(one => one.Question).IsId();
            answer.RuleFor(one => one.Text).Must(text => text is null || !string.IsNullOrWhiteSpace(text)).Says("input.blank");
            answer.RuleFor(one => one.Text).IsNote();
            answer.RuleFor(one => one.Note).IsNote();
        });
    }
}

/// <summary>A vendor's offer. Whether its currency is the budget's and its rates are its model's, the run knows.</summary>
internal sealed class OfferValidator : AbstractValidator<Offer>
{
    private const decimal MostSurcharge = 10;

    public OfferValidator()
    {
        RuleFor(offer => offer.VendorId).IsId();
        RuleFor(offer => offer.PricingModel).IsOneOf(Known.PricingModels);
        RuleFor(offer => offer.Currency).IsCurrency();
        RuleFor(offer => offer.AgentMonth).IsAmount();
        RuleFor(offer => offer.Hour).IsAmount();
        RuleFor(offer => offer.Contact).IsAmount();
        RuleFor(offer => offer.MonthlyFee).IsAmount();
        RuleFor(offer => offer.SetUp).IsAmount();
        RuleFor(offer => offer.Training).IsAmount();
        RuleFor(offer => offer.QualityMonthly).IsAmount();
        RuleFor(offer => offer.ReportsMonthly).IsAmount();
        RuleFor(offer => offer.MinimumMonthly).IsAmount();
        RuleFor(offer => offer.AfterHoursSurcharge).Must(IsSurcharge).Says(Surcharge);
        RuleFor(offer => offer.SurgeSurcharge).Must(IsSurcharge).Says(Surcharge);
        RuleFor(offer => offer.Note).IsNote();
    }

    // 25 for 25% is the mistake that everybody makes once.
    private static Phrase Surcharge => new Phrase("offer.surcharge").With("maximum", MostSurcharge);

    private static bool IsSurcharge(decimal share) => share is >= 0 and <= MostSurcharge;
}
