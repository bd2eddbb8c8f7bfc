using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Cancels runs. Open gates and actions close in the same transaction, so that a later click sees why; the rest is <see cref="WindUpRun"/>'s.</summary>
public sealed class CancelRun(RunStore store, ActionClosing actions, WindUpRun windUp, TimeProvider time)
{
    /// <summary>Cancels a run; cancelling it again changes nothing.</summary>
    /// <exception cref="WrongStageException">The run has ended otherwise.</exception>
    public async Task<Run> CancelAsync(DurableTaskClient client, string runId, string reason, CancellationToken cancellation = default)
    {
        var run = await store.ChangeAsync(runId, async run =>
        {
            if (run.Status == RunStatus.Cancelled) return null;
            if (run.IsEnded) throw new WrongStageException(run, new Phrase("error.run-ended").With("status", PhraseValue.Word($"run-status.{RunStatusName.Of(run.Status)}")));
            var gates = await store.ListAsync<Gate>(run.Id, "gate", cancellation);
            return await actions.WithAsync(Cancellation(run, reason, gates, time.GetUtcNow()), cancellation);
        }, cancellation);
        // Whether or not the caller still waits: it is cancelled. What may come to life meanwhile, the reconciler finds some minutes later.
        if (run.IsWindingUp) await windUp.PassAsync(client, runId, CancellationToken.None);
        return run;
    }

    private static RunChange Cancellation(Run run, string reason, IReadOnlyList<Gate> gates, DateTimeOffset now) => new(
        run with { Status = RunStatus.Cancelled, IsWindingUp = true, WaitsFor = null, WaitsUntil = null, Pause = null })
    {
        Put = gates.Where(gate => gate.Status is GateStatus.Open or GateStatus.Prepared)
            .ToDictionary(gate => RowKeys.Gate(gate.Id, gate.Round), gate => (object)(gate with { Status = GateStatus.Cancelled, Cancellation = new GateCancellation(now, reason) })),
        Audit = [AuditEntry.ByProjectManager("run.cancelled", new Phrase("audit.run.cancelled").With("reason", reason))],
    };
}
