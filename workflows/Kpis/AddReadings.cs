using System.Globalization;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Kpis;

/// <summary>Takes daily readings: all of a hand-in or none of it.</summary>
public sealed class AddReadings(RunStore store, TimeProvider time)
{
    // A transaction has 100 rows; head and audit need some of them.
    private const int MostDays = 95;

    /// <summary>
    /// Stores readings; one for the same day, KPI and channel corrects the earlier, which is kept. Returns how many were new or different.
    /// A gate that was decided keeps the case that it was decided on; the audit says so.
    /// </summary>
    /// <param name="runId">Run.</param>
    /// <param name="readings">The readings.</param>
    /// <param name="reason">Why earlier values are corrected; null when nothing is said.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The pilot has not begun.</exception>
    /// <exception cref="InvalidInputException">A row is wrong; nothing is stored.</exception>
    public async Task<int> AddAsync(string runId, IReadOnlyList<Reading> readings, string? reason = null, CancellationToken cancellation = default) =>
        await TakeAsync(runId, readings, reason, seen: null, cancellation) ?? 0;

    /// <summary>What <see cref="AddAsync"/> would change; nothing is stored.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="readings">The readings.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The pilot has not begun.</exception>
    /// <exception cref="InvalidInputException">A row is wrong.</exception>
    public async Task<ReadingsPreview> PreviewAsync(string runId, IReadOnlyList<Reading> readings, CancellationToken cancellation = default)
    {
        return await PreviewAsync(await store.GetAsync(runId, cancellation), readings, cancellation);
    }

    internal async Task<ReadingsPreview> PreviewAsync(Run run, IReadOnlyList<Reading> readings, CancellationToken cancellation)
    {
        var (_, plan) = await CheckAsync(run, readings, cancellation);
        return await ComparedAsync(run, plan, readings, await DaysAsync(run.Id, readings, cancellation), cancellation);
    }

    /// <summary>Stores what somebody was shown, and only that; null, and nothing is stored, when it would change something else by now.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="readings">The readings.</param>
    /// <param name="reason">Why earlier values are corrected; null when nothing is said.</param>
    /// <param name="seen">The <see cref="ReadingsPreview.Digest"/> of what was shown.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The pilot has not begun.</exception>
    /// <exception cref="InvalidInputException">A row is wrong; nothing is stored.</exception>
    public Task<int?> ConfirmAsync(string runId, IReadOnlyList<Reading> readings, string? reason, string seen, CancellationToken cancellation = default) =>
        TakeAsync(runId, readings, reason, seen, cancellation);

    private async Task<int?> TakeAsync(string runId, IReadOnlyList<Reading> readings, string? reason, string? seen, CancellationToken cancellation)
    {
        int? changed = 0;
        await store.ChangeAsync(runId, async run =>
        {
            (var change, changed) = await DecideAsync(run, readings, reason, seen, cancellation);
            return change;
        }, cancellation);
        return changed;
    }

    /// <summary>
    /// What <see cref="AddAsync"/> changes, or with a digest <see cref="ConfirmAsync"/>, for who commits more with it inside
    /// <see cref="RunStore.ChangeAsync"/>; null: nothing. The count is null when it would change something else than what was shown.
    /// </summary>
    internal async Task<(RunChange? Change, int? Changed)> DecideAsync(
        Run run, IReadOnlyList<Reading> readings, string? reason, string? seen, CancellationToken cancellation)
    {
        var (file, plan) = await CheckAsync(run, readings, cancellation);
        var known = await DaysAsync(run.Id, readings, cancellation);
        if (seen is not null && (await ComparedAsync(run, plan, readings, known, cancellation)).Digest != seen) return (null, null);
        var days = readings.GroupBy(reading => reading.Day)
            .Select(day => ReadingHistory.Of(known[day.Key], [.. day], time.GetUtcNow(), file.Playbook.ReadingsDueHours, reason))
            .Where(day => day.Changed > 0)
            .ToList();
        return days.Count == 0 ? (null, 0) : (Change(run, days, await ReviewsAsync(run.Id, plan, days, cancellation)), days.Sum(day => day.Changed));
    }

    private async Task<(RunFile File, PilotPlan Plan)> CheckAsync(Run run, IReadOnlyList<Reading> readings, CancellationToken cancellation)
    {
        StageGuard.Require(run, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations);
        var file = await RunFile.ReadAsync(store, run, cancellation);
        var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan, cancellation);
        InvalidInputException.ThrowIfAny([.. ReadingCheck.Of(readings, file, plan.StartsOn, time.Today(), MostDays)]);
        return (file, plan);
    }

    private async Task<ReadingsPreview> ComparedAsync(
        Run run, PilotPlan plan, IReadOnlyList<Reading> readings, Dictionary<DateOnly, DayReadings> known, CancellationToken cancellation)
    {
        var reviews = await ReviewsHeldAsync(run.Id, cancellation);
        var calendar = await PilotDays.ReadAsync(store, run.Id, plan, cancellation);
        return ReadingsPreview.Of(known.Values, readings, day => calendar.ReviewsHolding(day, reviews));
    }

    // Reviews of the pilot whose case holds a value that is corrected now, by their day of the pilot.
    private async Task<IReadOnlyList<int>> ReviewsAsync(string runId, PilotPlan plan, IReadOnlyList<ReadingHistory> days, CancellationToken cancellation)
    {
        var corrected = days.Where(day => day.Corrected > 0).Select(day => day.Day.Day).ToList();
        if (corrected.Count == 0) return [];
        var calendar = await PilotDays.ReadAsync(store, runId, plan, cancellation);
        return [.. calendar.ReviewsHolding(corrected.Min(), await ReviewsHeldAsync(runId, cancellation)).Order()];
    }

    private async Task<IEnumerable<int>> ReviewsHeldAsync(string runId, CancellationToken cancellation) =>
        (await store.ListAsync<Gate>(runId, "gate", cancellation)).Where(gate => gate.Stage == StageIds.Pilot).Select(gate => GateIds.DayOfReview(gate.Id)).Distinct();

    // All at once: read one after another, a quarter's days take so long that every other writer of the run is faster.
    private async Task<Dictionary<DateOnly, DayReadings>> DaysAsync(string runId, IReadOnlyList<Reading> readings, CancellationToken cancellation)
    {
        var days = await Task.WhenAll(readings.Select(reading => reading.Day).Distinct().Select(async day =>
            await store.FindAsync<DayReadings>(runId, RowKeys.Readings(day), cancellation) ?? new DayReadings(day, [])));
        return days.ToDictionary(day => day.Day);
    }

    private static RunChange Change(Run run, IReadOnlyList<ReadingHistory> days, IReadOnlyList<int> reviews) => new(run)
    {
        Put = days.ToDictionary(day => RowKeys.Readings(day.Day.Day), day => (object)day.Day),
        Audit = reviews.Count == 0 ? [Taken(days)] : [Taken(days), CorrectedAfter(days, reviews)],
    };

    private static AuditEntry Taken(IReadOnlyList<ReadingHistory> days) => new()
    {
        Actor = Roles.ProjectManager,
        Kind = "readings.added",
        What = new Phrase("audit.readings.taken").With("count", days.Sum(day => day.Changed))
            .With("late", days.Where(day => day.IsLate).Sum(day => day.Changed)).With("corrected", days.Sum(day => day.Corrected))
            .With("from", days.Min(day => day.Day.Day)).With("to", days.Max(day => day.Day.Day)),
    };

    private static AuditEntry CorrectedAfter(IReadOnlyList<ReadingHistory> days, IReadOnlyList<int> reviews) => new()
    {
        Actor = Roles.ProjectManager,
        Kind = "readings.corrected-after-review",
        What = new Phrase("audit.readings.corrected-after-review").With("count", days.Sum(day => day.Corrected))
            .With("reviews", string.Join(", ", reviews.Select(day => day.ToString(CultureInfo.InvariantCulture)))),
    };
}
