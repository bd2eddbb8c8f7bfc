using FluentValidation;
using Onboarding.Workflows.Operations;

namespace Onboarding.Functions.Validation;

/// <summary>What people noted for a business review.</summary>
internal sealed class ReviewNotesValidator : AbstractValidator<ReviewNotes>
{
    private const int MostNotes = 50;

    public ReviewNotesValidator()
    {
        RuleFor(notes => notes.RootCauses).HasAtMost(MostNotes);
        RuleForEach(notes => notes.RootCauses).IsText();
        RuleFor(notes => notes.ProductFeedback).HasAtMost(MostNotes);
        RuleForEach(notes => notes.ProductFeedback).IsText();
        RuleFor(notes => notes.Improvements).HasAtMost(MostNotes);
        RuleForEach(notes => notes.Improvements).ChildRules(improvement =>
        {
            improvement.RuleFor(one => one.What).IsText();
            improvement.RuleFor(one => one.Owner).IsLine();
        });
    }
}

/// <summary>The result of a security audit.</summary>
internal sealed class SecurityAuditValidator : AbstractValidator<SecurityAudit>
{
    private const int MostFindings = 100;

    public SecurityAuditValidator()
    {
        RuleFor(audit => audit.Evidence).IsText();
        RuleFor(audit => audit.Findings).HasAtMost(MostFindings);
        RuleForEach(audit => audit.Findings).IsText();
        RuleFor(audit => audit.Findings).Must(findings => findings is { Count: > 0 })
            .When(audit => audit.Result == AuditResult.Failed).Says("error.findings-missing");
    }
}

/// <summary>A month's cost. Whether it is a month that is over, the clock knows.</summary>
internal sealed class MonthCostValidator : AbstractValidator<MonthCost>
{
    public MonthCostValidator() => RuleFor(cost => cost.Amount).IsAmount();
}
