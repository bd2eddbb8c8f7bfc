using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>
/// Lets a run stand still: nothing is submitted, answered, reminded, escalated or closed until it is resumed. A step that is under way comes
/// to its next wait; what is prepared can still be prepared. The head says so, and whatever would go on looks there first.
/// </summary>
public sealed class PauseRun(RunStore store, TimeProvider time)
{
    /// <summary>Pauses a run; one that is paused stays as it is.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="by">Name of whoever does it.</param>
    /// <param name="reason">Why; approvers are shown it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The run has ended.</exception>
    public Task<Run> PauseAsync(string runId, string by, string reason, CancellationToken cancellation = default) => store.ChangeAsync(runId, async run =>
    {
        StageGuard.RequireGoingOn(run);
        if (run.Pause is not null) return null;
        var number = (await store.ListAsync<RunPause>(run.Id, "pause", cancellation)).Count + 1;
        var from = time.GetUtcNow();
        var due = PausedDays.DueFrom(
            RunPause.UtcDay(from), await store.ListAsync<CorrectiveAction>(run.Id, "action", cancellation), await store.ListAsync<ChecklistItem>(run.Id, "item", cancellation));
        return Pausing(run, new RunPause { Number = number, Stage = run.Stage, From = from, By = by, Reason = reason.Trim(), DueDays = due });
    }, cancellation);

    internal static RunChange Pausing(Run run, RunPause pause) => new(run with { Pause = new Standstill(pause.Number, pause.From, pause.By, pause.Reason) })
    {
        Put = new Dictionary<string, object> { [RowKeys.Pause(pause.Number)] = pause },
        Audit = [AuditEntry.ByProjectManager("run.paused", new Phrase("audit.run.paused").With("name", pause.By).With("reason", pause.Reason))],
    };
}
