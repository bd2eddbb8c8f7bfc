using Microsoft.DurableTask;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Actions;

/// <summary>
/// Watches one corrective action until it is closed: tells its owner, also a later one, and reminds when it is due and while it is overdue,
/// some times for each owner and due day: whoever has not listened by then hears of it at meetings and reviews. The row decides; the event
/// only wakes, so a late or repeated one changes nothing. Returns how many reminders went out.
/// </summary>
[DurableTask]
public sealed class ActionOrchestrator : TaskOrchestrator<ActionOrder, int>
{
    /// <inheritdoc />
    public override async Task<int> RunAsync(TaskOrchestrationContext context, ActionOrder input)
    {
        var (told, reminded) = (new List<string>(input.ToldKey is { } key ? [key] : []), new List<ActionWatch>());
        var after = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero);
        using var ended = new CancellationTokenSource();
        var changed = context.WaitForExternalEvent<string>(ActionOrder.Changed, ended.Token);
        var isDue = false;
        while (await WatchAsync(context, input, after) is { } watch)
        {
            if (told.LastOrDefault() != watch.OwnerKey)
            {
                told.Add(watch.OwnerKey);
                context.Post(ActionMails.Opened(input, told.Count));
            }

            // Read again since it became due: nobody is reminded of what was closed meanwhile.
            if (isDue && ActionSchedule.MayRemind(watch, reminded))
            {
                reminded.Add(watch);
                context.Post(ActionMails.Reminder(input, reminded.Count));
            }

            isDue = false;
            using var waiting = new CancellationTokenSource();
            var reminder = context.CreateTimer(watch.RemindAt.UtcDateTime, waiting.Token);
            if (await Task.WhenAny(changed, reminder) == changed)
            {
                waiting.Cancel();
                changed = context.WaitForExternalEvent<string>(ActionOrder.Changed, ended.Token);
                continue;
            }

            // By the clock and not by the plan: of several reminders that a standstill held up, one goes out.
            // Never before the plan either: a clock that is a little behind would remind of the same instant again.
            var now = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero);
            after = now > watch.RemindAt ? now : watch.RemindAt;
            isDue = true;
        }

        ended.Cancel();
        return reminded.Count;
    }

    private static Task<ActionWatch?> WatchAsync(TaskOrchestrationContext context, ActionOrder order, DateTimeOffset after) =>
        context.CallActivityAsync<ActionWatch?>(nameof(ReadActionWatch), new ActionWatchOrder(order.RunId, order.ActionId, after), StorageRetry.Options);
}

/// <summary>Which action to watch.</summary>
/// <param name="RunId">Run.</param>
/// <param name="ActionId">Action.</param>
public sealed record ActionOrder(string RunId, string ActionId)
{
    /// <summary>Key of an owner who hears of it otherwise, with all that was opened for them on the day; null: the watch tells whoever owns it.</summary>
    public string? ToldKey { get; init; }

    /// <summary>Name of the signal that begins the watch; its payload is the action's id.</summary>
    public const string Opened = "ActionOpened";

    /// <summary>Event that wakes the watch when owner, due day or state changed.</summary>
    public const string Changed = "ActionChanged";

    /// <summary>Id of the orchestration instance.</summary>
    public string InstanceId => $"{RunId}:action:{ActionId}";

    /// <summary>The signal that goes into the change which opens an action outside an orchestration.</summary>
    public Signal ToBegin() => new(InstanceId, Opened, ActionId);

    /// <summary>The signal that goes into a change of the action.</summary>
    public Signal ToWake() => new(InstanceId, Changed, ActionId);
}

/// <summary>Watching actions from an orchestration.</summary>
public static class ActionWatching
{
    /// <summary>Begins to watch an action that an activity opened, and goes on at once; the watch outlives whoever began it.</summary>
    public static void Watch(this TaskOrchestrationContext context, ActionOrder order) =>
        _ = context.CallSubOrchestratorAsync<int>(nameof(ActionOrchestrator), order, new SubOrchestrationOptions(instanceId: order.InstanceId));
}
