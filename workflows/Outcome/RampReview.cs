using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Outcome;

/// <summary>
/// Judges the ramp anew for a further round of a gate. Readings may have come late or been corrected, and the newest step goes on
/// until the gate decides: it is judged over as many days as planned, the newest ones.
/// </summary>
public static class RampReview
{
    /// <summary>How the steps stand now, in the playbook's order, repeats after the first time.</summary>
    /// <param name="file">The run.</param>
    /// <param name="criteria">The pilot's criteria.</param>
    /// <param name="former">How they stood before.</param>
    /// <param name="readings">Readings of the ramp up to <paramref name="lastDay"/>.</param>
    /// <param name="lastDay">Last day whose readings are due.</param>
    public static IReadOnlyList<RampStepResult> Of(
        RunFile file, PilotCriteria criteria, IReadOnlyList<RampStepResult> former, IReadOnlyList<Reading> readings, DateOnly lastDay)
    {
        var newest = former.MaxBy(result => result.To);
        return
        [
            .. from step in file.Playbook.ScaleUp.Steps
               from before in former.OrderBy(result => result.Attempt)
               where before.Step == step.Id
               let to = before == newest && lastDay > before.To ? lastDay : before.To
               select Judge(criteria, before, to, readings),
        ];
    }

    /// <summary>Judges the steps of a run anew and keeps what has changed.</summary>
    internal static async Task<IReadOnlyList<RampStepResult>> AnewAsync(
        Storage.RunStore store, RunFile file, IReadOnlyList<RampStepResult> former, DateTimeOffset now)
    {
        var lastDay = ReadingsDue.LastDayAt(now, file.Playbook.ReadingsDueHours);
        var readings = await ReadingsOf.BetweenAsync(store, file.Run.Id, DateOnly.MinValue, lastDay);
        var results = Of(file, await PilotCriteria.ReadAsync(store, file), former, readings, lastDay);
        var changed = results.Where(result => !former.Any(result.IsSameAs)).ToList();
        await store.ChangeAsync(file.Run.Id, run => Task.FromResult(run.IsEnded || changed.Count == 0 ? null : RampStepResult.Kept(file, run, changed)));
        return results;
    }

    private static RampStepResult Judge(PilotCriteria criteria, RampStepResult before, DateOnly to, IReadOnlyList<Reading> readings)
    {
        var from = before.From.AddDays(to.DayNumber - before.To.DayNumber);
        var verdicts = criteria.Judge([.. readings.Where(reading => reading.Day >= from && reading.Day <= to)]);
        return RampStepResult.Of(before.Step, from, to, verdicts) with { Attempt = before.Attempt };
    }
}
