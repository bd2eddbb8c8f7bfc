using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Reconciling;

/// <summary>
/// Heals what a crash left between two steps of a request: a run that was stored but not started, a change that was stored but not told,
/// a cancellation that was stored but not carried out, an index row that lags behind its run or lists it a second time. Doing it twice, or
/// while a request is on its way, changes nothing.
/// </summary>
public sealed class Reconciler(
    RunStore store, RunIndex index, SignalDispatcher signals, WindUpRun windUp, RecordAbsence absences, TimeProvider time, ILogger<Reconciler> logger)
{
    // A request takes the two steps within a moment; what is older than this and still there was left behind.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    /// <summary>Goes over every run that is live or not at rest yet.</summary>
    public async Task ReconcileAsync(DurableTaskClient durable, CancellationToken cancellation)
    {
        await foreach (var row in index.LiveAsync(cancellation)) await TryReconcileAsync(durable, row, cancellation);
    }

    private async Task TryReconcileAsync(DurableTaskClient durable, IndexRow row, CancellationToken cancellation)
    {
        try
        {
            await ReconcileAsync(durable, row, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // One run's fault must not keep the others from being healed.
            Logs.ReconcileFailed(logger, row.RunId, fault);
        }
    }

    private async Task ReconcileAsync(DurableTaskClient durable, IndexRow row, CancellationToken cancellation)
    {
        var runId = row.RunId;
        if (await store.FindAsync(runId, cancellation) is not { } run) return;
        if (row.Key != RunIndex.KeyOf(run))
        {
            await index.RemoveAsync(row.Key, cancellation);
            return;
        }

        if (!IsSettled(run)) return;
        if (run.IsEnded)
        {
            await index.PutAsync(run, cancellation);
            if (run.IsWindingUp) await WindUpAsync(durable, run, cancellation);
            return;
        }

        // Nothing to heal: an absence that began while a gate was open.
        if (await absences.HandOverAsync(runId, cancellation)) await signals.DispatchAsync(durable, runId, cancellation);
        var healed = new List<string>();
        if (await StartRun.OrchestrateAsync(durable, run, cancellation)) healed.Add("started");
        if (await signals.DispatchAsync(durable, runId, cancellation) > 0) healed.Add("told");
        if (healed.Count == 0) return;
        await index.PutAsync(run, cancellation);
        await TellAsync(runId, healed, cancellation);
    }

    // The request that cancelled made a pass itself; one that finds nothing to do is the last.
    private async Task WindUpAsync(DurableTaskClient durable, Run run, CancellationToken cancellation)
    {
        if (await windUp.PassAsync(durable, run.Id, cancellation)) await TellAsync(run.Id, ["wound-up"], cancellation);
        else await windUp.CloseAsync(run.Id, cancellation);
    }

    private async Task TellAsync(string runId, IReadOnlyList<string> healed, CancellationToken cancellation)
    {
        Logs.RunHealed(logger, runId, string.Join(", ", healed));
        await store.ChangeAsync(runId, now => Task.FromResult<RunChange?>(new RunChange(now)
        {
            Audit = [.. healed.Select(what => AuditEntry.BySystem("run.healed", new Phrase($"audit.run.healed.{what}")))],
        }), cancellation);
    }

    // What was written before this process began cannot be on its way in it.
    private bool IsSettled(Run run) => run.UpdatedAt < _startedAt || time.GetUtcNow() - run.UpdatedAt >= Grace;
}
