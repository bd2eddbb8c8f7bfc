using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Functions.Reconciling;

/// <summary>
/// Heals what a crash left between two steps of a request: a run that was stored but not started, a change that was stored but not told,
/// a cancellation that was stored but not carried out, days that a pause has not moved yet, an index row that lags behind its run or lists it a second time; and what an
/// orchestration should do and does not: a decision that it has not seen, a gate past its last day, a mail that nothing sends. Doing it
/// twice, or while a request is on its way, changes nothing.
/// </summary>
public sealed class Reconciler(
    RunStore store, RunIndex index, SignalDispatcher signals, WindUpRun windUp, MoveDueDays days, GateHealing gates, RecordAbsence absences,
    CensusMeter census, IConfiguration configuration, TimeProvider time, ILogger<Reconciler> logger)
{
    // What healing does not help is somebody's to look at; the log goes on saying so.
    private const int MostHealings = 3;

    // A lag of the index is nothing but writes, so several runs are brought up at a time.
    private const int IndexedTogether = 8;

    // A request takes the two steps within a moment; what is older than this and still there was left behind.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    // Real time between the first look at a fault of an orchestration and its healing.
    private static readonly TimeSpan UsualPatience = TimeSpan.FromMinutes(5);

    private static readonly OrchestrationRuntimeStatus[] Counted = [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Pending];

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private readonly Suspicions _suspicions = new(configuration.GetValue("Reconciler:Patience", UsualPatience));

    // Runs that were restored from a backup, or ended before lists were shown from the index, have a row without a card; only a start looks for them.
    private bool _hasLookedForBareRows;

    /// <summary>Goes over every run that is live or not at rest yet.</summary>
    public async Task ReconcileAsync(DurableTaskClient durable, CancellationToken cancellation)
    {
        // First, so that lists are whole soon: what follows takes its time with many runs.
        if (!_hasLookedForBareRows) await IndexBareRowsAsync(cancellation);
        var taking = new CensusTaking();
        await foreach (var row in index.LiveAsync(cancellation)) await TryAsync(row.RunId, () => ReconcileAsync(durable, row, taking, cancellation), cancellation);
        if (census.IsWanted) await KeepAsync(durable, taking, cancellation);
    }

    private async Task KeepAsync(DurableTaskClient durable, CensusTaking taking, CancellationToken cancellation)
    {
        var (failed, pending) = (0, 0);
        await foreach (var instance in durable.GetAllInstancesAsync(new OrchestrationQuery(Statuses: Counted)).WithCancellation(cancellation))
        {
            if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed) failed++;
            else pending++;
        }

        await census.KeepAsync(taking.ToCensus(time.GetUtcNow(), await index.CountAsync(cancellation), failed, pending), cancellation);
    }

    private async Task IndexBareRowsAsync(CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            index.BareAsync(cancellation), new ParallelOptions { MaxDegreeOfParallelism = IndexedTogether, CancellationToken = cancellation },
            async (row, stop) => await TryAsync(row.RunId, () => store.RewriteIndexAsync(row.RunId, stop), stop));
        _hasLookedForBareRows = true;
    }

    // One fault must not keep the rest from being healed: of other runs, or of the same one.
    private async Task TryAsync(string runId, Func<Task> heal, CancellationToken cancellation)
    {
        try
        {
            await heal();
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Measures.Found("not-reconciled");
            Logs.ReconcileFailed(logger, runId, fault);
        }
    }

    private async Task ReconcileAsync(DurableTaskClient durable, IndexRow row, CensusTaking taking, CancellationToken cancellation)
    {
        var runId = row.RunId;
        if (await store.FindAsync(runId, cancellation) is not { } run) return;
        if (row.Key != RunIndex.KeyOf(run))
        {
            await index.RemoveAsync(row.Key, cancellation);
            return;
        }

        var there = new Found(run, await store.ListAsync<Gate>(runId, "gate", cancellation), await store.ListAsync<OutboxMail>(runId, "mail", cancellation));
        taking.Add(run, there.Gates, there.Mails);
        if (!IsSettled(run))
        {
            await FaultsAsync(durable, there, taking, cancellation);
            return;
        }

        if (run.IsEnded)
        {
            await store.RewriteIndexAsync(runId, cancellation);
            if (run.IsWindingUp) await WindUpAsync(durable, run, cancellation);
            return;
        }

        await TryAsync(runId, () => store.UpdateIndexAsync(runId, cancellation), cancellation);
        await TryAsync(runId, () => HandOverAsync(durable, runId, cancellation), cancellation);
        var healed = new List<string>();
        if (await StartRun.OrchestrateAsync(durable, run, cancellation)) healed.Add("started");
        if (run.MovesDueDays && await days.FinishAsync(runId, cancellation)) healed.Add("moved");
        if (await signals.DispatchAsync(durable, runId, cancellation) > 0) healed.Add("told");
        if (healed.Count == 0)
        {
            await SetGoingAsync(durable, there, taking, cancellation);
            return;
        }

        await FaultsAsync(durable, there, taking, cancellation);
        await store.RewriteIndexAsync(runId, cancellation);
        await TellAsync(runId, healed, cancellation);
    }

    // Nothing to heal: an absence that began while a gate was open.
    private async Task HandOverAsync(DurableTaskClient durable, string runId, CancellationToken cancellation)
    {
        if (await absences.HandOverAsync(runId, cancellation)) await signals.DispatchAsync(durable, runId, cancellation);
    }

    private async Task SetGoingAsync(DurableTaskClient durable, Found there, CensusTaking taking, CancellationToken cancellation)
    {
        var (runId, found) = (there.Run.Id, await FaultsAsync(durable, there, taking, cancellation));
        var confirmed = _suspicions.Confirm(runId, [.. found.Select(one => one.Fault)]);
        foreach (var (fault, times) in found.Where(one => confirmed.Contains(one.Fault)))
        {
            if (times < MostHealings) await HealAsync(runId, fault, times + 1, cancellation);
            else GiveUp(runId, fault, times);
        }
    }

    // Looked for in every pass, healed or not: what is given up stays so, whatever else changes in the run meanwhile.
    private async Task<IReadOnlyList<(Fault Fault, int Times)>> FaultsAsync(DurableTaskClient durable, Found there, CensusTaking taking, CancellationToken cancellation)
    {
        var run = there.Run;
        if (run.IsEnded) return [];
        Fault[] found = [.. await gates.FindAsync(durable, run, there.Gates, cancellation), .. await MailHealing.FindAsync(durable, run, there.Mails, cancellation)];
        var counted = new List<(Fault, int)>();
        foreach (var fault in found)
        {
            var times = (await store.FindAsync<HealingMark>(run.Id, RowKeys.HealingMark(fault.Key), cancellation))?.Times ?? 0;
            if (times >= MostHealings) taking.AddGivenUp();
            counted.Add((fault, times));
        }

        return counted;
    }

    private void GiveUp(string runId, Fault fault, int times)
    {
        Measures.Found("not-healed");
        Logs.NotHealed(logger, runId, fault.What, fault.Key, times);
    }

    private async Task HealAsync(string runId, Fault fault, int times, CancellationToken cancellation)
    {
        if (!await fault.HealAsync(cancellation)) return;
        Measures.Found(fault.What);
        Logs.RunHealed(logger, runId, fault.What);
        await store.ChangeAsync(runId, now => Task.FromResult<RunChange?>(new RunChange(now)
        {
            Put = new Dictionary<string, object> { [RowKeys.HealingMark(fault.Key)] = new HealingMark(times) },
            Audit = [AuditEntry.BySystem("run.healed", new Phrase($"audit.run.healed.{fault.What}").With("about", fault.About))],
        }), cancellation);
    }

    // The request that cancelled made a pass itself; one that finds nothing to do is the last.
    private async Task WindUpAsync(DurableTaskClient durable, Run run, CancellationToken cancellation)
    {
        if (await windUp.PassAsync(durable, run.Id, cancellation)) await TellAsync(run.Id, ["wound-up"], cancellation);
        else await windUp.CloseAsync(run.Id, cancellation);
    }

    private async Task TellAsync(string runId, IReadOnlyList<string> healed, CancellationToken cancellation)
    {
        foreach (var what in healed) Measures.Found(what);
        Logs.RunHealed(logger, runId, string.Join(", ", healed));
        await store.ChangeAsync(runId, now => Task.FromResult<RunChange?>(new RunChange(now)
        {
            Audit = [.. healed.Select(what => AuditEntry.BySystem("run.healed", new Phrase($"audit.run.healed.{what}")))],
        }), cancellation);
    }

    // What was written before this process began cannot be on its way in it.
    private bool IsSettled(Run run) => run.UpdatedAt < _startedAt || time.GetUtcNow() - run.UpdatedAt >= Grace;

    private sealed record Found(Run Run, IReadOnlyList<Gate> Gates, IReadOnlyList<OutboxMail> Mails);
}
