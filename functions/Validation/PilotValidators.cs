using System.Text.RegularExpressions;
using FluentValidation;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Functions.Validation;

/// <summary>A hand-in of bad ratings, all or nothing. Channels and days, the run knows.</summary>
internal sealed partial class RatingsInputValidator : AbstractValidator<RatingsInput>
{
    public RatingsInputValidator()
    {
        RuleFor(input => input.Items).HasItems(AddRatings.MostRatings);
        RuleForEach(input => input.Items).ChildRules(item =>
        {
            item.RuleFor(one => one.Reference).Must(reference => reference is null || References().IsMatch(reference)).Says("rating.reference");
            item.RuleFor(one => one.Channel).IsOneOf(Known.Channels);
            item.RuleFor(one => one.Score).IsBetween(0, 100);
            item.RuleFor(one => one.Wrong).IsLine();
        });
    }

    // The number of a ticket or contact, and nothing that could be an address or a name.
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._#/-]{0,63}\\z")]
    private static partial Regex References();
}

/// <summary>How the loop of a bad rating is closed.</summary>
internal sealed class RatingClosingValidator : AbstractValidator<RatingClosing>
{
    public RatingClosingValidator()
    {
        RuleFor(closing => closing.Cause).IsLine();
        RuleFor(closing => closing.Done).IsLine();
    }
}

/// <summary>Minutes of a meeting.</summary>
internal sealed class MeetingMinutesValidator : AbstractValidator<MeetingMinutes>
{
    private const int MostLines = 50;

    public MeetingMinutesValidator()
    {
        RuleFor(minutes => minutes.Decisions).HasItems(MostLines);
        RuleForEach(minutes => minutes.Decisions).IsLine();
        RuleFor(minutes => minutes.Attendees).HasAtMost(MostLines);
        RuleForEach(minutes => minutes.Attendees).IsLine();
        RuleFor(minutes => minutes.Suggestions).HasAtMost(MostLines);
        RuleForEach(minutes => minutes.Suggestions).IsLine();
        RuleFor(minutes => minutes.Note).IsNote();
    }
}

/// <summary>A month's evaluation. Which agents and criteria there are, and who is below standard, the run knows.</summary>
internal sealed class MonthlyEvaluationValidator : AbstractValidator<MonthlyEvaluation>
{
    private const int MostAgents = 2000;
    private const int MostItems = 50;

    public MonthlyEvaluationValidator()
    {
        RuleFor(evaluation => evaluation.Agents).HasItems(MostAgents);
        RuleForEach(evaluation => evaluation.Agents).ChildRules(agent =>
        {
            agent.RuleFor(one => one.QaScore).IsBetween(0, 100);
            agent.RuleFor(one => one.Note).IsNote();
        });
        RuleFor(evaluation => evaluation.Vendor).HasAtMost(MostItems);
        RuleForEach(evaluation => evaluation.Vendor).ChildRules(mark =>
        {
            mark.RuleFor(one => one.Mark).IsBetween(1, 5);
            mark.RuleFor(one => one.Note).IsNote();
        });
        RuleFor(evaluation => evaluation.CommonDefects).HasAtMost(MostItems);
        RuleForEach(evaluation => evaluation.CommonDefects).IsLine();
        RuleFor(evaluation => evaluation.Note).IsNote();
    }
}
