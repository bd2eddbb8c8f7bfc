using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Actions;

/// <summary>Cancels what is still to be done when a run ends: nobody works on it any more, so nothing of it stays open.</summary>
public sealed class ActionClosing(RunStore store, TimeProvider time)
{
    // A transaction has 100 rows, and each action takes two of them: its own and the audit's. The rest is for what ends the run.
    private const int MostAtOnce = 40;

    /// <summary>The change that ends a run, with as many of its open actions as a transaction takes. Call it inside <see cref="RunStore.ChangeAsync"/>.</summary>
    public async Task<RunChange> WithAsync(RunChange end, CancellationToken cancellation = default) =>
        With(end, await store.ListAsync<CorrectiveAction>(end.Run.Id, "action", cancellation), time.GetUtcNow());

    /// <summary>Cancels what the end left open for want of room. True when there was any; again, it changes nothing.</summary>
    public async Task<bool> FinishAsync(string runId, CancellationToken cancellation = default)
    {
        var (any, more) = (false, true);
        while (more)
        {
            await store.ChangeAsync(runId, async run =>
            {
                more = false;
                if (!run.IsEnded) return null;
                var change = await WithAsync(new RunChange(run), cancellation);
                more = change.Put.Count > 0;
                return more ? change : null;
            }, cancellation);
            any |= more;
        }

        return any;
    }

    /// <summary>The same over actions that were read. Pure.</summary>
    /// <param name="end">What ends the run; its head has ended.</param>
    /// <param name="actions">Actions of the run.</param>
    /// <param name="at">UTC.</param>
    internal static RunChange With(RunChange end, IReadOnlyList<CorrectiveAction> actions, DateTimeOffset at)
    {
        var reason = new Phrase("action-result.run-ended").With("status", PhraseValue.Word($"run-status.{RunStatusName.Of(end.Run.Status)}"));
        var closed = actions.Where(action => action.IsOpen).Take(MostAtOnce)
            .Select(action => action with { Status = ActionStatus.Cancelled, ClosedFor = reason, ClosedAt = at }).ToList();
        if (closed.Count == 0) return end;
        var put = new Dictionary<string, object>(end.Put);
        foreach (var action in closed) put[RowKeys.Action(action.Id)] = action;
        return end with { Put = put, Audit = [.. end.Audit, .. closed.Select(action => Audit(action, reason))] };
    }

    private static AuditEntry Audit(CorrectiveAction action, Phrase reason) => AuditEntry.BySystem("action.cancelled",
        new Phrase("audit.action.cancelled").With("cause", action.Cause).With("owner", action.Owner.Name).With("due", action.Due).With("result", reason));
}
