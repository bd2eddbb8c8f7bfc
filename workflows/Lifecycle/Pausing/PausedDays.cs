using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>How pauses move what was planned by the day. Pure.</summary>
internal static class PausedDays
{
    /// <summary>Days by which the pauses since an instant move what was planned then.</summary>
    /// <param name="plannedAt">UTC.</param>
    /// <param name="pauses">Every pause of the run.</param>
    public static int Since(DateTimeOffset plannedAt, IEnumerable<RunPause> pauses) =>
        pauses.Where(pause => pause.To > plannedAt).Sum(pause => pause.DaysSince(plannedAt));

    /// <summary>A sentence about a day, said of the day to which it moves.</summary>
    public static Phrase Moved(Phrase sentence, int days) =>
        days > 0 && sentence.Values.GetValueOrDefault("day")?.Day is { } day ? sentence.With("day", day.AddDays(days)) : sentence;
}
