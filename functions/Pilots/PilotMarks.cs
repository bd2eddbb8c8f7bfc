using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Pilots;

/// <summary>What the charts mark: reviews on every one, warnings and corrective actions on that of their KPI. Pure.</summary>
internal static class PilotMarks
{
    /// <summary>Every mark, in no order.</summary>
    public static IEnumerable<ChartMark> Of(PilotRows rows, PilotPlan plan, PilotDays days) =>
    [
        .. PilotOverview.ReviewDays(rows, plan).Select(day => new ChartMark(
            days.Of(day), ChartMarkKind.Review, new Phrase("pilot-page.mark.review").With("day", day)) { Number = day }),
        .. rows.BusinessReviews.Select(review => new ChartMark(
            review.To, ChartMarkKind.Review, new Phrase("pilot-page.mark.business-review").With("number", review.Number)) { Number = review.Number }),
        .. rows.Actions.Where(action => rows.Criteria.Kpis.Any(kpi => kpi.Id == action.Subject)).SelectMany(MarksOf),
    ];

    /// <summary>Days of the pilot on which a review was prepared at least.</summary>
    public static IReadOnlyList<int> HeldDays(PilotRows rows) => [.. rows.Reviews.Select(gate => GateIds.DayOfReview(gate.Id)).Distinct().Order()];

    private static IEnumerable<ChartMark> MarksOf(CorrectiveAction action)
    {
        yield return action.Kind == ActionKinds.Warning
            ? new ChartMark(DayOf(action.OpenedAt), ChartMarkKind.Warning, action.Cause) { Kpi = action.Subject }
            : new ChartMark(DayOf(action.OpenedAt), ChartMarkKind.Opened, new Phrase("pilot-page.mark.opened").With("cause", action.Cause)) { Kpi = action.Subject };
        if (action.ClosedAt is { } closedAt)
            yield return new ChartMark(DayOf(closedAt), ChartMarkKind.Closed, new Phrase("pilot-page.mark.closed").With("cause", action.Cause)) { Kpi = action.Subject };
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
