using FluentValidation;
using FluentValidation.Results;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Functions.Validation;

/// <summary>A vendor. Whether its red flags exist, the playbook knows.</summary>
internal sealed class VendorValidator : AbstractValidator<Vendor>
{
    private const int MostItems = 100;
    private const int MostAgents = 1_000_000;

    public VendorValidator()
    {
        RuleFor(vendor => vendor.Id).IsId();
        RuleFor(vendor => vendor.Name).IsLine();
        RuleFor(vendor => vendor.Country).IsCountry();
        RuleFor(vendor => vendor.FoundBy).IsLine();
        RuleFor(vendor => vendor.Languages).HasItems(MostItems).HasNoRepeats();
        RuleForEach(vendor => vendor.Languages).IsLanguageTag();
        RuleFor(vendor => vendor.Channels).HasItems(Known.Channels.Count).HasNoRepeats();
        RuleForEach(vendor => vendor.Channels).IsOneOf(Known.Channels);
        RuleFor(vendor => vendor.Certificates).HasAtMost(MostItems);
        RuleForEach(vendor => vendor.Certificates).IsLine();
        RuleFor(vendor => vendor.MinimumAgents).IsBetween(0, MostAgents);
        RuleFor(vendor => vendor.MaximumAgents).IsBetween(1, MostAgents);
        RuleFor(vendor => vendor.MaximumAgents)
            .Must((vendor, maximum) => maximum >= vendor.MinimumAgents).Says("vendor.maximum-below-minimum");
        RuleFor(vendor => vendor.MonthlyPrice).IsAmount();
        RuleFor(vendor => vendor.SetUpPrice).IsAmount();
        RuleFor(vendor => vendor.RedFlags).HasAtMost(MostItems);
        RuleForEach(vendor => vendor.RedFlags).ChildRules(flag =>
        {
            flag.RuleFor(one => one.Id).IsId();
            flag.RuleFor(one => one.Note).IsNote();
        });
        RuleFor(vendor => vendor.Hours).IsOptionalLine();
        RuleFor(vendor => vendor.CutReason).IsNote();
        RuleFor(vendor => vendor.Profile).SetValidator(new VendorProfileValidator()!);
        RuleFor(vendor => vendor.Visits).HasAtMost(MostItems);
        RuleForEach(vendor => vendor.Visits).ChildRules(visit =>
        {
            visit.RuleFor(one => one.Participants).HasItems(MostItems);
            visit.RuleForEach(one => one.Participants).IsLine();
            visit.RuleFor(one => one.Note).IsNote();
        });
        RuleFor(vendor => vendor.VisitNote).IsNote();
        RuleFor(vendor => vendor.Contact).ChildRules(contact =>
        {
            contact.RuleFor(one => one.Name).IsLine();
            contact.RuleFor(one => one.Email).IsEmail();
            contact.RuleFor(one => one.Language).IsOneOf(Languages.All);
        });
    }
}

/// <summary>One evaluator's scores. Which criteria there are, the playbook knows.</summary>
internal sealed class ScorecardValidator : AbstractValidator<Scorecard>
{
    private const int Poor = 1;
    private const int Excellent = 5;

    public ScorecardValidator()
    {
        RuleFor(card => card.VendorId).IsId();
        RuleFor(card => card.Evaluator).IsId();
        RuleFor(card => card.Note).IsNote();
        RuleFor(card => card.Scores).Custom((scores, context) =>
        {
            var between = new Phrase("input.between").With("minimum", Poor).With("maximum", Excellent);
            foreach (var (criterion, score) in scores ?? new Dictionary<string, int>())
            {
                if (score is < Poor or > Excellent) context.AddFailure(new ValidationFailure($"scores.{criterion}", between.Key) { CustomState = between });
            }
        });
    }
}
