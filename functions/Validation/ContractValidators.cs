using FluentValidation;
using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Validation;

/// <summary>What is settled for a service standard. Whether the KPI exists, the run knows.</summary>
internal sealed class SlaTermValidator : AbstractValidator<SlaTerm>
{
    public SlaTermValidator()
    {
        RuleFor(term => term.Target).IsAmount();
        RuleFor(term => term.MeasurementSource).IsLine();
        RuleFor(term => term.Compensation).IsLine();
    }
}

/// <summary>The contract's price.</summary>
internal sealed class ContractPriceValidator : AbstractValidator<ContractPrice>
{
    public ContractPriceValidator()
    {
        RuleFor(price => price.MonthlyService).IsAmount();
        RuleFor(price => price.SetUp).IsAmount();
        RuleFor(price => price.Training).IsAmount();
        RuleFor(price => price.MonthlyQualityAssurance).IsAmount();
        RuleFor(price => price.MonthlyReports).IsAmount();
        RuleFor(price => price.MonthlyAfterHours).IsAmount();
        RuleFor(price => price.YearlySurge).IsAmount();
    }
}

/// <summary>The contract's terms. How long is too long, the playbook says and the approvers decide.</summary>
internal sealed class ContractTermsValidator : AbstractValidator<ContractTerms>
{
    private const int MostDays = 3650;
    private const int MostMonths = 120;

    public ContractTermsValidator()
    {
        RuleFor(terms => terms.NoticeDays).IsBetween(0, MostDays);
        RuleFor(terms => terms.DataReturnDays).IsBetween(0, MostDays);
        RuleFor(terms => terms.FirstTermMonths).IsBetween(1, MostMonths);
    }
}

/// <summary>The communication plan: a lead on either side, and an escalation path that rises.</summary>
internal sealed class CommunicationPlanValidator : AbstractValidator<CommunicationPlan>
{
    private const int MostEntries = 50;
    private const int MostDays = 366;
    private const int MostMinutes = 60 * 24 * 30;

    public CommunicationPlanValidator()
    {
        RuleFor(plan => plan.CompanyContacts).HasItems(MostEntries).Must(HaveLead).Says("communication.no-lead");
        RuleForEach(plan => plan.CompanyContacts).SetValidator(new ContactValidator());
        RuleFor(plan => plan.VendorContacts).HasItems(MostEntries).Must(HaveLead).Says("communication.no-lead");
        RuleForEach(plan => plan.VendorContacts).SetValidator(new ContactValidator());
        RuleFor(plan => plan.Channel).IsLine();
        RuleFor(plan => plan.Meetings).HasItems(MostEntries);
        RuleForEach(plan => plan.Meetings).ChildRules(meeting =>
        {
            meeting.RuleFor(one => one.Name).IsLine();
            meeting.RuleFor(one => one.EveryDays).IsBetween(1, MostDays);
        });
        RuleFor(plan => plan.Escalation).HasItems(MostEntries).Must(Rise).Says("communication.levels-rise");
        RuleForEach(plan => plan.Escalation).ChildRules(level =>
        {
            level.RuleFor(one => one.Contact).IsLine();
            level.RuleFor(one => one.AfterMinutes).IsBetween(0, MostMinutes);
        });
    }

    private static bool HaveLead(IReadOnlyList<PlanContact>? contacts) =>
        contacts is null or [] || contacts.Any(contact => contact is { IsLead: true });

    private static bool Rise(IReadOnlyList<EscalationLevel>? levels) =>
        levels is null || levels.Zip(levels.Skip(1)).All(pair => pair.First is null || pair.Second is null || pair.First.AfterMinutes < pair.Second.AfterMinutes);

    private sealed class ContactValidator : AbstractValidator<PlanContact>
    {
        public ContactValidator()
        {
            RuleFor(contact => contact.Name).IsLine();
            RuleFor(contact => contact.Task).IsLine();
            RuleFor(contact => contact.Email).IsEmail();
        }
    }
}
