using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Actions;

/// <summary>What the project manager says of an action.</summary>
public sealed record ActionEntry
{
    /// <summary>Id; one that is not known yet opens an action by hand.</summary>
    public required string Id { get; init; }

    /// <summary>What went wrong; required when it is opened by hand, and left out afterwards.</summary>
    public string? Cause { get; init; }

    /// <summary>When it is opened by hand: what it is about, for example a KPI's id.</summary>
    public string? Subject { get; init; }

    /// <summary>Role or e-mail address of somebody of the run.</summary>
    public required string Owner { get; init; }

    /// <summary>Day by whose end (UTC) it is to be done.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>State.</summary>
    public ActionStatus Status { get; init; }

    /// <summary>What came of it, or why it is not needed; required unless it is open.</summary>
    public string? Result { get; init; }
}

/// <summary>Takes who does an action, by when, and what came of it; opens one by hand.</summary>
public sealed class PutAction(RunStore store, TimeProvider time)
{
    /// <summary>Stores an entry; the same again changes nothing.</summary>
    /// <exception cref="WrongStageException">The run has ended.</exception>
    /// <exception cref="InvalidInputException">The owner is nobody of the run, the due day is over, or a result is missing or late.</exception>
    public async Task<CorrectiveAction> PutAsync(string runId, ActionEntry entry, CancellationToken cancellation = default)
    {
        CorrectiveAction? stored = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequireGoingOn(run);
            var people = (await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request, cancellation)).People;
            var before = await store.FindAsync<CorrectiveAction>(run.Id, RowKeys.Action(entry.Id), cancellation);
            var now = time.GetUtcNow();
            stored = ActionUpdate.Of(before, entry, people, run.Stage, now);
            return ReferenceEquals(stored, before) ? null : Change(run, before, stored);
        }, cancellation);
        return stored!;
    }

    private static RunChange Change(Run run, CorrectiveAction? before, CorrectiveAction after)
    {
        var order = new ActionOrder(run.Id, after.Id);
        return new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Action(after.Id)] = after },
            Audit = before is null ? [ActionOpening.Audit(after)] : [ActionUpdate.Audit(after)],
            Signals = [before is null ? order.ToBegin() : order.ToWake()],
        };
    }
}
