using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>What a schema cannot say of a playbook's pilot.</summary>
internal static class PilotCheck
{
    private const int BusinessDaysOfWeek = 5;
    private const int DaysOfWeekend = 2;

    /// <summary>Every error of the pilot's rules.</summary>
    public static IEnumerable<PlaybookError> Of(Playbook playbook)
    {
        var rules = playbook.Pilot;
        if (rules.MinimumDays > rules.MaximumDays) yield return PlaybookCheck.Exceeds("pilot.minimumDays", "maximumDays", rules.MaximumDays);
        if (rules.ReviewDays.Any(day => day > rules.MaximumDays))
            yield return new("pilot.reviewDays", new Phrase("playbook.reviews-late").With("days", rules.MaximumDays));
        if (rules.RemindDaysBefore >= rules.ReviewDays.Min())
            yield return new("pilot.remindDaysBefore", new Phrase("playbook.reminder-early").With("day", rules.ReviewDays.Min()));
        foreach (var error in PlaybookCheck.Twice("pilot.evaluation.criteria", rules.Evaluation.Criteria.Select(criterion => criterion.Id))) yield return error;
        foreach (var error in OfReviews(playbook)) yield return error;
    }

    private static IEnumerable<PlaybookError> OfReviews(Playbook playbook)
    {
        var days = playbook.Pilot.ReviewDays;
        var unordered = PlaybookCheck.Ascending("pilot.reviewDays", days).ToList();
        if (unordered.Count > 0) return unordered;
        // Each role has at least one person.
        return TooClose(playbook, playbook.Gates[GateIds.PilotReview].Roles.Count)
            .Select(pair => new PlaybookError("pilot.reviewDays", new Phrase("playbook.reviews-close")
                .With("first", pair.First).With("second", pair.Second).With("open", pair.Open)));
    }

    /// <summary>Reviews whose gate may still be open when the next one is due, public holidays apart, which differ from one approver to the next.</summary>
    /// <param name="playbook">The playbook.</param>
    /// <param name="people">How many are asked: where it is one after the other, each has days of their own.</param>
    /// <returns>The days of a review and the next one, and for how many calendar days the first may be open.</returns>
    public static IEnumerable<(int First, int Second, int Open)> TooClose(Playbook playbook, int people)
    {
        var policy = playbook.Gates[GateIds.PilotReview];
        var open = CalendarDays(policy.ExpireAfterBusinessDays * (policy.Rule == GateRule.Sequential ? people : 1));
        var days = playbook.Pilot.ReviewDays;
        return days.Zip(days.Skip(1)).Where(pair => pair.Second - pair.First <= open).Select(pair => (pair.First, pair.Second, open));
    }

    /// <summary>Most calendar days that business days take, counted from any day of the week.</summary>
    private static int CalendarDays(int businessDays) => businessDays + (businessDays + BusinessDaysOfWeek - 1) / BusinessDaysOfWeek * DaysOfWeekend;
}
