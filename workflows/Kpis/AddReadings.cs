using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Kpis;

/// <summary>Takes daily readings: all of a hand-in or none of it.</summary>
public sealed class AddReadings(RunStore store, TimeProvider time)
{
    // A transaction has 100 rows; head and audit need some of them.
    private const int MostDays = 95;

    /// <summary>Stores readings; one for the same day, KPI and channel replaces the earlier. Returns how many were new or different.</summary>
    /// <exception cref="WrongStageException">The pilot has not begun.</exception>
    /// <exception cref="InvalidInputException">A row is wrong; nothing is stored.</exception>
    public async Task<int> AddAsync(string runId, IReadOnlyList<Reading> readings, CancellationToken cancellation = default)
    {
        var changed = 0;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan, cancellation);
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            InvalidInputException.ThrowIfAny([.. ReadingCheck.Of(readings, file, plan.StartsOn, today, MostDays)]);
            var known = await DaysAsync(run.Id, readings, cancellation);
            var days = new List<DayReadings>();
            var replaced = 0;
            changed = 0;
            foreach (var day in readings.GroupBy(reading => reading.Day))
            {
                var former = known[day.Key];
                var given = day.Where(reading => !former.Readings.Contains(reading)).ToList();
                if (given.Count == 0) continue;
                changed += given.Count;
                replaced += given.Count(reading => former.Readings.Any(one => IsSamePlace(one, reading)));
                days.Add(new DayReadings(day.Key, [.. former.Readings.Where(one => !given.Exists(reading => IsSamePlace(one, reading))), .. given]));
            }

            return changed == 0 ? null : Change(run, days, changed, replaced);
        }, cancellation);
        return changed;
    }

    // All at once: read one after another, a quarter's days take so long that every other writer of the run is faster.
    private async Task<Dictionary<DateOnly, DayReadings>> DaysAsync(string runId, IReadOnlyList<Reading> readings, CancellationToken cancellation)
    {
        var days = await Task.WhenAll(readings.Select(reading => reading.Day).Distinct().Select(async day =>
            await store.FindAsync<DayReadings>(runId, RowKeys.Readings(day), cancellation) ?? new DayReadings(day, [])));
        return days.ToDictionary(day => day.Day);
    }

    private static bool IsSamePlace(Reading one, Reading other) => one.Kpi == other.Kpi && one.Channel == other.Channel;

    private static RunChange Change(Run run, IReadOnlyList<DayReadings> days, int changed, int replaced) => new(run)
    {
        Put = days.ToDictionary(day => RowKeys.Readings(day.Day), day => (object)day),
        Audit =
        [
            new AuditEntry
            {
                Actor = Roles.ProjectManager,
                Kind = "readings.added",
                What = new Phrase("audit.readings.added").With("count", changed).With("replaced", replaced)
                    .With("from", days.Min(day => day.Day)).With("to", days.Max(day => day.Day)),
            },
        ],
    };
}
