using Microsoft.DurableTask;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Brings a prepared gate round to its end: asks everybody, reminds those who are silent, closes it when answers decide or time is up.
/// Decisions are in the table before the event comes: the event only wakes, so a late, repeated or lost one changes nothing.
/// </summary>
[DurableTask]
public sealed class GateOrchestrator : TaskOrchestrator<GateOrder, GateOutcome>
{
    /// <inheritdoc />
    public override async Task<GateOutcome> RunAsync(TaskOrchestrationContext context, GateOrder input)
    {
        var schedule = await context.CallActivityAsync<GateSchedule>(nameof(OpenGate), input, StorageRetry.Options);
        context.Post(GateMails.Request(input));

        var outcome = await ReachOutcomeAsync(context, input, schedule);

        context.Post(GateMails.Decided(input));
        return outcome;
    }

    private static async Task<GateOutcome> ReachOutcomeAsync(TaskOrchestrationContext context, GateOrder order, GateSchedule schedule)
    {
        // Ended with Cancel, never CancelAsync: that would go on outside the context's own tasks.
        using var ended = new CancellationTokenSource();
        var answered = context.WaitForExternalEvent<string>(GateOrder.Answered, ended.Token);
        foreach (var (reminder, at) in schedule.RemindAt.Append(schedule.ExpiresAt).Index())
        {
            var timer = context.CreateTimer(at.UtcDateTime, ended.Token);
            while (await Task.WhenAny(answered, timer) == answered)
            {
                var outcome = await context.CallActivityAsync<GateOutcome?>(nameof(EvaluateGate), order, StorageRetry.Options);
                if (outcome is not null)
                {
                    ended.Cancel();
                    return outcome;
                }

                answered = context.WaitForExternalEvent<string>(GateOrder.Answered, ended.Token);
            }

            if (reminder < schedule.RemindAt.Count) context.Post(GateMails.Reminder(order, reminder + 1, at));
        }

        ended.Cancel();
        return await context.CallActivityAsync<GateOutcome>(nameof(ExpireGate), order, StorageRetry.Options);
    }
}
