using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>How pauses move what was planned by the day. Pure.</summary>
internal static class PausedDays
{
    /// <summary>Days by which the pauses since an instant move what was planned then.</summary>
    /// <param name="plannedAt">UTC.</param>
    /// <param name="pauses">Every pause of the run.</param>
    public static int Since(DateTimeOffset plannedAt, IEnumerable<RunPause> pauses) =>
        pauses.Where(pause => pause.To > plannedAt).Sum(pause => pause.DaysSince(plannedAt));

    /// <summary>Due days of open actions and items that are not overdue as a pause begins, by row key.</summary>
    /// <param name="from">Its first day (UTC).</param>
    /// <param name="actions">Every corrective action of the run.</param>
    /// <param name="items">Every checklist item of the run.</param>
    public static IReadOnlyDictionary<string, DateOnly> DueFrom(DateOnly from, IEnumerable<CorrectiveAction> actions, IEnumerable<ChecklistItem> items) =>
        actions.Where(action => action.IsOpen).Select(action => (Key: RowKeys.Action(action.Id), Due: (DateOnly?)action.Due))
            .Concat(items.Where(item => item.Status == ChecklistStatus.Open).Select(item => (Key: RowKeys.Item(item.Stage, item.Id), item.Due)))
            .Where(row => row.Due >= from)
            .ToDictionary(row => row.Key, row => row.Due!.Value);

    /// <summary>A sentence about a day, said of the day to which it moves.</summary>
    public static Phrase Moved(Phrase sentence, int days) =>
        days > 0 && sentence.Values.GetValueOrDefault("day")?.Day is { } day ? sentence.With("day", day.AddDays(days)) : sentence;
}
