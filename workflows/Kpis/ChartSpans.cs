using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Kpis;

/// <summary>Which days are put together on a chart. Pure.</summary>
public static class ChartSpans
{
    /// <summary>
    /// A pilot's days, each with how sure the next review must be: on a review's day the band of a share is what that review sees.
    /// Every review counts all readings from the first day on.
    /// </summary>
    /// <param name="criteria">What the pilot is judged by.</param>
    /// <param name="calendar">Its calendar days.</param>
    /// <param name="reviews">Days of the pilot on which it was or will be reviewed; at least its last.</param>
    /// <param name="lastDay">Last day to show; later ones than the last review's have its look.</param>
    public static IReadOnlyList<ChartSpan> OfPilot(PilotCriteria criteria, PilotDays calendar, IEnumerable<int> reviews, DateOnly lastDay)
    {
        int[] days = [.. reviews.Distinct().Order()];
        var spans = new List<ChartSpan>();
        for (var place = 0; place < days.Length; place++)
        {
            // What was measured before a first day that a pause has moved counts, and is shown.
            var from = place == 0 ? calendar.StartsOn : calendar.After(days[place - 1]);
            var to = place == days.Length - 1 ? lastDay : Earlier(calendar.Of(days[place]), lastDay);
            if (from <= to) spans.Add(new ChartSpan(from, to, calendar.StartsOn, criteria.LookAt(days[..(place + 1)])));
        }

        return spans;
    }

    /// <summary>The days of the running service: each time stands for itself and is looked at once.</summary>
    /// <param name="beginnings">First days of the times, in any order; at least one.</param>
    /// <param name="lastDay">Last day to show.</param>
    public static IReadOnlyList<ChartSpan> OfService(IEnumerable<DateOnly> beginnings, DateOnly lastDay)
    {
        DateOnly[] days = [.. beginnings.Distinct().Where(day => day <= lastDay).Order()];
        return [.. days.Select((day, place) => new ChartSpan(day, place + 1 < days.Length ? days[place + 1].AddDays(-1) : lastDay, day, Look.Once))];
    }

    /// <summary>The newest days of spans.</summary>
    /// <param name="spans">Spans.</param>
    /// <param name="from">First day that is still shown; what lies before counts all the same.</param>
    public static IReadOnlyList<ChartSpan> Since(IEnumerable<ChartSpan> spans, DateOnly from) =>
        [.. spans.Where(span => span.To >= from).Select(span => span.From >= from ? span : span with { From = from })];

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
