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
    public async Task<int> AddAsync(string runId, IReadOnlyList<Reading> readings, string? reason = null, CancellationToken cancellation = default)
    {
        var changed = 0;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan, cancellation);
            var now = time.GetUtcNow();
            InvalidInputException.ThrowIfAny([.. ReadingCheck.Of(readings, file, plan.StartsOn, DateOnly.FromDateTime(now.UtcDateTime), MostDays)]);
            var known = await DaysAsync(run.Id, readings, cancellation);
            var days = readings.GroupBy(reading => reading.Day)
                .Select(day => ReadingHistory.Of(known[day.Key], [.. day], now, file.Playbook.ReadingsDueHours, reason))
                .Where(day => day.Changed > 0)
                .ToList();
            changed = days.Sum(day => day.Changed);
            return changed == 0 ? null : Change(run, days, await ReviewsAsync(run.Id, plan, days, cancellation));
        }, cancellation);
        return changed;
    }

    // Reviews of the pilot whose case holds a value that is corrected now, by their day of the pilot.
    private async Task<IReadOnlyList<int>> ReviewsAsync(string runId, PilotPlan plan, IReadOnlyList<ReadingHistory> days, CancellationToken cancellation)
    {
        var corrected = days.Where(day => day.Corrected > 0).Select(day => day.Day.Day).ToList();
        if (corrected.Count == 0) return [];
        var calendar = await PilotDays.ReadAsync(store, runId, plan, cancellation);
        var reviews = (await store.ListAsync<Gate>(runId, "gate", cancellation)).Where(gate => gate.Stage == StageIds.Pilot);
        return [.. reviews.Select(gate => GateIds.DayOfReview(gate.Id)).Distinct().Where(review => corrected.Min() <= calendar.Of(review)).Order()];
    }

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
