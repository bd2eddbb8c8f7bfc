using Microsoft.DurableTask;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Actions;

/// <summary>What the watch of an action asks.</summary>
/// <param name="RunId">Run.</param>
/// <param name="ActionId">Action.</param>
/// <param name="After">UTC from which on the next reminder is sought: of the last one, or of the beginning.</param>
public sealed record ActionWatchOrder(string RunId, string ActionId, DateTimeOffset After);

/// <summary>What the watch of an action needs to know.</summary>
/// <param name="OwnerKey">Key of the owner, see <see cref="PersonKeys"/>.</param>
/// <param name="RemindAt">UTC of the next reminder.</param>
/// <param name="Due">Due day; null in a history written before it was told, which must be replayed as it was.</param>
public sealed record ActionWatch(string OwnerKey, DateTimeOffset RemindAt, DateOnly? Due = null);

/// <summary>Reads an action for its watch; null when it is closed or the run has ended. Only reads.</summary>
[DurableTask]
public sealed class ReadActionWatch(RunStore store, RunPeople people) : TaskActivity<ActionWatchOrder, ActionWatch?>
{
    /// <inheritdoc />
    public override async Task<ActionWatch?> RunAsync(TaskActivityContext context, ActionWatchOrder input)
    {
        var run = await store.GetAsync(input.RunId);
        var action = await store.FindAsync<CorrectiveAction>(run.Id, RowKeys.Action(input.ActionId));
        if (action is not { IsOpen: true } || run.IsEnded) return null;
        var owner = await people.WithAddressAsync(run.Id, action.Owner.Email);
        return new ActionWatch(PersonKeys.Of(action.Owner.Email), ActionSchedule.NextAfter(action.Due, owner?.TimeZone ?? "UTC", input.After), action.Due);
    }
}
