using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>
/// Moves the due days that open actions and checklist items had as a pause began, by a pause that is over, as many at once as a transaction takes; what is still to
/// be moved stands in the pause's row, so that nothing is moved twice, and the reconciler goes on after a crash.
/// </summary>
public sealed class MoveDueDays(RunStore store)
{
    // A transaction has 100 rows, and an action takes two of them: its own and the signal that wakes its watch.
    private const int MostAtOnce = 40;

    /// <summary>Moves what is left. True when there was any; again, it changes nothing.</summary>
    public async Task<bool> FinishAsync(string runId, CancellationToken cancellation = default)
    {
        var (any, more) = (false, true);
        while (more)
        {
            await store.ChangeAsync(runId, async run =>
            {
                more = false;
                if (!run.MovesDueDays) return null;
                var pauses = await store.ListAsync<RunPause>(run.Id, "pause", cancellation);
                if (pauses.FirstOrDefault(pause => pause.Unmoved.Count > 0) is not { } pause) return new RunChange(run with { MovesDueDays = false });
                more = true;
                return await MoveAsync(run, pause, cancellation);
            }, cancellation);
            any |= more;
        }

        return any;
    }

    private async Task<RunChange> MoveAsync(Run run, RunPause pause, CancellationToken cancellation)
    {
        var put = new Dictionary<string, object> { [RowKeys.Pause(pause.Number)] = pause with { Unmoved = [.. pause.Unmoved.Skip(MostAtOnce)] } };
        var signals = new List<Signal>();
        foreach (var key in pause.Unmoved.Take(MostAtOnce))
        {
            if (key.StartsWith("item:", StringComparison.Ordinal))
            {
                if (await store.FindAsync<ChecklistItem>(run.Id, key, cancellation) is { Status: ChecklistStatus.Open } item && pause.MovedDue(key, item.Due) is { } due)
                    put[key] = item with { Due = due };
            }
            else if (await store.FindAsync<CorrectiveAction>(run.Id, key, cancellation) is { IsOpen: true } action && pause.MovedDue(key, action.Due) is { } due)
            {
                put[key] = action with { Due = due };
                signals.Add(new ActionOrder(run.Id, action.Id).ToWake());
            }
        }

        return new RunChange(run) { Put = put, Signals = signals };
    }
}
