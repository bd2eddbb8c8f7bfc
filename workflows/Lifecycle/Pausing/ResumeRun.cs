using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>
/// Lets a paused run go on. In one transaction: the pause's end, the dates of the open gates, the planned days, and the signals that wake
/// whatever waits. Due days of actions and items follow by <see cref="MoveDueDays"/>. Afterwards dispatch the run's signals.
/// </summary>
public sealed class ResumeRun(RunStore store, GateArchive archive, WorkCalendars calendars, MoveDueDays days, TimeProvider time)
{
    private static readonly string[] BeforePilot = [StageIds.Contract, StageIds.Integration, StageIds.Training];

    /// <summary>Resumes a run; one that goes on already stays as it is.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="by">Name of whoever does it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The run has ended.</exception>
    public async Task<Run> ResumeAsync(string runId, string by, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequireGoingOn(run);
            return run.Pause is { } pause ? await ChangeAsync(run, pause.Number, by, cancellation) : null;
        }, cancellation);
        await days.FinishAsync(runId, cancellation);
        return await store.GetAsync(runId, cancellation);
    }

    private async Task<RunChange> ChangeAsync(Run run, int number, string by, CancellationToken cancellation)
    {
        var pause = await store.GetAsync<RunPause>(run.Id, RowKeys.Pause(number), cancellation) with { To = time.GetUtcNow() };
        pause = pause with { Unmoved = pause.Days == 0 ? [] : [.. pause.DueDays.Keys] };
        var open = new List<GateFile>();
        foreach (var gate in (await store.ListAsync<Gate>(run.Id, "gate", cancellation)).Where(gate => gate.Status == GateStatus.Open))
            open.Add(PausedRound.After(await archive.ReadAsync(run, gate.Id, gate.Round, cancellation), pause.From, pause.To!.Value, calendars));
        var plan = BeforePilot.Contains(run.Stage) ? await store.FindAsync<PilotPlan>(run.Id, RowKeys.PilotPlan, cancellation) : null;
        return Resuming.Of(run, pause, open, plan, by);
    }
}
