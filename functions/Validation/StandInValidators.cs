using FluentValidation;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Gates;

namespace Onboarding.Functions.Validation;

/// <summary>Somebody's own working hours.</summary>
internal sealed class WorkingHoursValidator : AbstractValidator<WorkingHours>
{
    private const int DaysOfAWeek = 7;

    public WorkingHoursValidator()
    {
        RuleFor(hours => hours.From).Must(time => time is null || WorkTime.IsTime(time)).Says("input.time");
        RuleFor(hours => hours.To).Must(time => time is null || WorkTime.IsTime(time)).Says("input.time");
        RuleFor(hours => hours.To).Must((hours, to) => !WorkTime.IsTime(to) || !WorkTime.IsTime(hours.From) || string.CompareOrdinal(to, hours.From) > 0).Says("input.hours-order");
        RuleFor(hours => hours.Days!).HasItems(DaysOfAWeek).When(hours => hours.Days is not null);
        RuleFor(hours => hours.Days!).Must(days => days.Distinct().Count() == days.Count).When(hours => hours.Days is not null).Says("input.repeats");
    }
}

/// <summary>When somebody is away.</summary>
internal sealed class AbsenceInputValidator : AbstractValidator<AbsenceInput>
{
    public AbsenceInputValidator()
    {
        RuleFor(absence => absence.DelegateTo).IsEmail();
        RuleFor(absence => absence.Until).Must((absence, until) => until >= absence.From).Says("request.ends-before-start");
        RuleFor(absence => absence.Reason).IsNote();
    }
}

/// <summary>An approver gives their part to somebody else; what may be given, the run knows.</summary>
internal sealed class DelegateInputValidator : AbstractValidator<DelegateInput>;
