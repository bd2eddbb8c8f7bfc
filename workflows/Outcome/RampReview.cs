using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Outcome;

/// <summary>
/// Judges the ramp anew for a further round of its gate. Readings may have come late or been corrected, and the last step goes on
/// until the ramp is complete: it is judged over as many days as planned, the newest ones.
/// </summary>
public static class RampReview
{
    /// <summary>How the steps stand now, in the playbook's order.</summary>
    /// <param name="file">The run.</param>
    /// <param name="criteria">The pilot's criteria.</param>
    /// <param name="former">How they stood before.</param>
    /// <param name="readings">Readings of the ramp up to <paramref name="lastDay"/>.</param>
    /// <param name="lastDay">Last day whose readings are due.</param>
    public static IReadOnlyList<RampStepResult> Of(
        RunFile file, PilotCriteria criteria, IReadOnlyList<RampStepResult> former, IReadOnlyList<Reading> readings, DateOnly lastDay)
    {
        var steps = file.Playbook.ScaleUp.Steps;
        return
        [
            .. from step in steps
               from before in former
               where before.Step == step.Id
               let to = step == steps[^1] && lastDay > before.To ? lastDay : before.To
               select Judge(criteria, before, to, readings),
        ];
    }

    private static RampStepResult Judge(PilotCriteria criteria, RampStepResult before, DateOnly to, IReadOnlyList<Reading> readings)
    {
        var from = before.From.AddDays(to.DayNumber - before.To.DayNumber);
        return RampStepResult.Of(before.Step, from, to, criteria.Judge(
            [.. readings.Where(reading => reading.Day >= from && reading.Day <= to)]));
    }
}
